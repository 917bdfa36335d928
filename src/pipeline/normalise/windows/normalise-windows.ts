import type { NormalisedEvent } from '../../../contracts/event.ts';
import { cleanText } from '../common/clean-text.ts';
import { checkTime } from '../common/event-time.ts';
import { isObject, type JsonObject } from '../common/json-object.ts';
import { type Rejection, reject } from '../dead-letter-reasons.ts';
import { draftEvent, OCSF_VERSION, type OcsfDraft } from '../ocsf/draft.ts';
import { addSigmaAliases } from './aliases.ts';
import { serviceOf } from './channels.ts';
import { windowsLogSources } from './log-sources.ts';
import type { WindowsMapping } from './mapping.ts';
import { windowsMapping, windowsSeverity } from './other-mappings.ts';
import { readEventXml } from './read-event-xml.ts';
import { isFlatWindows, readFlat } from './read-flat.ts';
import { readWazuh } from './read-wazuh.ts';
import { readWinlogbeat } from './read-winlogbeat.ts';
import { windowsEntities } from './windows-entities.ts';
import { channelField, eventIdField, type WindowsView } from './windows-view.ts';

const MESSAGE_MAX = 1024;

/** Whether a JSON record is a Windows event in one of the shapes that shippers write. */
export function isWindows(record: JsonObject): boolean {
  if (isObject(record.winlog)) return true;
  if (isObject(record.System)) return true;
  const event = record.Event;
  if (isObject(event) && isObject(event.System)) return true;
  const data = record.data;
  if (isObject(data) && isObject(data.win)) return true;
  return isObject(record.win) || isFlatWindows(record);
}

function readWindows(record: JsonObject): WindowsView {
  return readWinlogbeat(record) ?? readEventXml(record) ?? readWazuh(record) ?? readFlat(record);
}

export function normaliseWindows(record: JsonObject, receivedMs: number): NormalisedEvent | Rejection {
  const view = readWindows(record);
  const { fields } = view;
  const eventId = Number(fields[eventIdField] ?? Number.NaN);
  if (!Number.isSafeInteger(eventId))
    return reject('wrong_format', 'Field: `EventID`, which is not a number.');
  fields[eventIdField] = eventId;
  const timeMs = view.time?.ms ?? receivedMs;
  const refused = checkTime(timeMs, receivedMs, view.time?.field ?? 'time');
  if (refused !== undefined) return refused;

  const channel = typeof fields[channelField] === 'string' ? fields[channelField] : '';
  const service = serviceOf(channel);
  const mapping = windowsMapping(service, eventId, fields);
  const ocsf = fillDocument(mapping, view, timeMs);
  // The document is made first, so that the aliases do not count as fields of their own.
  const logSources = windowsLogSources(channel, eventId, fields);
  addSigmaAliases(service, eventId, fields);
  return { timeMs, format: 'windows', ocsf, logSources, fields, entities: windowsEntities(fields) };
}

const product = Object.freeze({ vendor_name: 'Microsoft', name: 'Windows' });

function fillDocument(mapping: WindowsMapping, view: WindowsView, timeMs: number): OcsfDraft {
  const { fields } = view;
  const metadata: JsonObject = { version: OCSF_VERSION, product };
  if (view.time === undefined) metadata.labels = ['time_of_receipt'];
  else metadata.original_time = view.time.text;
  const ocsf = draftEvent({
    ocsfClass: mapping.ocsfClass,
    activityId: mapping.activityId,
    severityId: windowsSeverity(fields.Level ?? fields.Severity),
    timeMs,
    message: cleanText(mapping.describe(fields), MESSAGE_MAX),
    metadata,
  });
  if (mapping.statusId !== undefined) ocsf.status_id = mapping.statusId;
  if (mapping.constants !== undefined) Object.assign(ocsf, mapping.constants);
  mapping.attributes.apply(fields, ocsf);
  const unmapped = collectUnmapped(mapping, view);
  if (unmapped !== undefined) ocsf.unmapped = unmapped;
  return ocsf;
}

function collectUnmapped(mapping: WindowsMapping, view: WindowsView): JsonObject | undefined {
  const { fields, renamed, time } = view;
  const { consumed } = mapping.attributes;
  let unmapped: JsonObject | undefined;
  for (const name in fields) {
    if (consumed.has(name) || name === time?.field || renamed.includes(name)) continue;
    const value = fields[name];
    if (value === undefined || value === null || value === '' || value === '-') continue;
    unmapped ??= {};
    unmapped[name] = value;
  }
  return unmapped;
}
