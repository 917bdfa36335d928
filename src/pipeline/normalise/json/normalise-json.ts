import type { Entity } from '../../../contracts/entity.ts';
import type { NormalisedEvent } from '../../../contracts/event.ts';
import { firstLine } from '../common/clean-text.ts';
import { addEntity, addHost, addIp } from '../common/entities.ts';
import { checkTime } from '../common/event-time.ts';
import { flatten } from '../common/flatten.ts';
import type { JsonObject } from '../common/json-object.ts';
import type { Rejection } from '../dead-letter-reasons.ts';
import { draftEvent, OCSF_VERSION, type OcsfDraft, severityIds } from '../ocsf/draft.ts';
import { fillJsonAttributes } from './json-attributes.ts';
import { jsonClass } from './json-class.ts';
import { jsonLogSources } from './json-log-sources.ts';
import { textUnder } from './json-names.ts';
import { findJsonTime, type JsonTime } from './json-times.ts';

/**
 * Makes an event of any JSON object: its time, entities, message and attributes by their common names. A Base Event, or of
 * the class that ECS's `event.category` names.
 */
export function normaliseJson(record: JsonObject, receivedMs: number): NormalisedEvent | Rejection {
  const time = findJsonTime(record);
  const timeMs = time?.ms ?? receivedMs;
  const refused = checkTime(timeMs, receivedMs, time?.field ?? 'time');
  if (refused !== undefined) return refused;
  const fields = flatten(record);
  return {
    timeMs,
    format: 'json',
    ocsf: fillDocument(record, fields, time, timeMs),
    logSources: jsonLogSources(record),
    fields,
    entities: jsonEntities(fields),
  };
}

const messageNames = [
  'message',
  'msg',
  'Message',
  'log',
  'event.original',
  'displayMessage',
  'description',
  'summary',
] as const;
const actionNames = [
  'action',
  'event.action',
  'eventType',
  'operationName',
  'Operation',
  'event',
  'type',
  'eventName',
  'name',
] as const;

function fillDocument(
  record: JsonObject,
  fields: JsonObject,
  time: JsonTime | undefined,
  timeMs: number,
): OcsfDraft {
  const metadata: JsonObject = { version: OCSF_VERSION, product: { name: 'JSON' } };
  if (time === undefined) metadata.labels = ['time_of_receipt'];
  else metadata.original_time = time.text;
  const messageName = messageNames.find((name) => typeof fields[name] === 'string' && fields[name] !== '');
  const written = messageName === undefined ? undefined : (fields[messageName] as string);
  const message = written === undefined ? describe(fields) : firstLine(written, 1024);
  const ocsf = draftEvent({
    ...jsonClass(fields),
    severityId: severityOf(fields),
    timeMs,
    message,
    metadata,
  });
  fillJsonAttributes(ocsf, fields);
  const unmapped: JsonObject = {};
  for (const key in record) {
    if (key === time?.field || (key === messageName && written === message)) continue;
    unmapped[key] = record[key];
  }
  if (Object.keys(unmapped).length > 0) ocsf.unmapped = unmapped;
  return ocsf;
}

function describe(fields: Readonly<JsonObject>): string {
  for (const name of actionNames) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return firstLine(value);
  }
  return 'JSON record';
}

const severityNames = ['severity', 'level', 'log.level', 'severity_name', 'loglevel', 'levelname'] as const;
const severityWords: Readonly<Record<string, number>> = {
  emerg: severityIds.critical,
  emergency: severityIds.critical,
  fatal: severityIds.critical,
  alert: severityIds.critical,
  crit: severityIds.critical,
  critical: severityIds.critical,
  high: severityIds.high,
  err: severityIds.medium,
  error: severityIds.medium,
  medium: severityIds.medium,
  warn: severityIds.low,
  warning: severityIds.low,
  low: severityIds.low,
};

/** Only words are read: what a number means differs from sender to sender. */
function severityOf(fields: Readonly<JsonObject>): number {
  for (const name of severityNames) {
    const value = fields[name];
    if (typeof value !== 'string' || value.length > 16) continue;
    const word = value.toLowerCase();
    return Object.hasOwn(severityWords, word) ? (severityWords[word] as number) : severityIds.informational;
  }
  return severityIds.informational;
}

function jsonEntities(fields: Readonly<JsonObject>): Entity[] {
  const entities: Entity[] = [];
  addEntity(entities, 'user', textUnder(fields, 'user'));
  addHost(entities, textUnder(fields, 'host'));
  addIp(entities, textUnder(fields, 'sourceIp'));
  addIp(entities, textUnder(fields, 'targetIp'));
  addEntity(entities, 'process', textUnder(fields, 'executable') ?? textUnder(fields, 'processName'));
  return entities;
}
