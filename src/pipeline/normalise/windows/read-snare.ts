import type { JsonObject } from '../common/json-object.ts';

const MARK = 'MSWinEventLog\t';
const COLUMNS_MIN = 13;

/** Whether a syslog body is what Snare makes of a Windows event: columns separated by tabs. */
export function looksLikeSnare(body: string): boolean {
  return body.startsWith(MARK);
}

/**
 * Reads Snare's columns: mark, criticality, channel, counter, time, event id, provider, user, kind of account, result,
 * computer, category, data, text. Undefined when columns are missing.
 */
export function readSnare(body: string): JsonObject | undefined {
  const columns = body.split('\t', 20);
  if (columns.length < COLUMNS_MIN) return undefined;
  const [, , channel, , time, eventId, provider, user, , result, computer, category, data, text] = columns;
  const record: JsonObject = {
    EventID: eventId,
    Channel: channel,
    Provider_Name: provider,
    Computer: computer,
  };
  // The time is the host's own, written like `Tue Jul 28 11:28:00 2026`.
  record.EventTime = time;
  record.Category = category;
  record.EventType = result;
  if (user !== undefined && user !== '-\\-' && user !== 'N/A') record.User = user;
  record.Message = text === undefined || text === '' ? data : text;
  return record;
}
