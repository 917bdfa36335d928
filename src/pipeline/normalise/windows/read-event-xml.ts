import { isObject, type JsonObject, objectAt } from '../common/json-object.ts';
import { parseTimeMs } from '../common/parse-time.ts';
import {
  channelField,
  computerField,
  eventIdField,
  providerField,
  type WindowsTime,
  type WindowsView,
} from './windows-view.ts';
import { elementAttribute, elementText, readElementData, readUserData } from './xml-values.ts';

/** Elements of `System` that are plain values, under the same name in the fields. */
const plainSystemElements = ['Version', 'Level', 'Task', 'Opcode', 'Keywords', 'EventRecordID'] as const;

/** Attributes of `System`'s other elements, joined with the element's name as Sigma does for `Provider_Name`. */
const systemAttributes = [
  ['Provider', 'Guid'],
  ['Execution', 'ProcessID'],
  ['Execution', 'ThreadID'],
  ['Security', 'UserID'],
  ['Correlation', 'ActivityID'],
] as const;

/** Reads an event that keeps the structure of its XML: `System` with `EventData` or `UserData` (evtx_dump, Velociraptor). */
export function readEventXml(record: JsonObject): WindowsView | undefined {
  const event = objectAt(record, 'Event') ?? record;
  const system = objectAt(event, 'System');
  if (system === undefined) return undefined;
  const fields: JsonObject = Object.create(null);
  fields[eventIdField] = elementText(system.EventID);
  fields[channelField] = elementText(system.Channel);
  fields[providerField] = elementAttribute(system.Provider, 'Name');
  fields[computerField] = elementText(system.Computer);
  for (const name of plainSystemElements) {
    const value = elementText(system[name]);
    if (value !== undefined && value !== null) fields[name] = value;
  }
  for (const [element, attribute] of systemAttributes) {
    const value = elementAttribute(system[element], attribute);
    if (value !== undefined && value !== null) fields[`${element}_${attribute}`] = value;
  }
  readElementData(event.EventData, fields);
  readUserData(event.UserData, fields);
  const message = readMessage(record, event);
  if (message !== undefined) fields.Message = message;
  return { fields, renamed: [], time: systemTime(system, record) };
}

function readMessage(record: JsonObject, event: JsonObject): string | undefined {
  const rendering = objectAt(event, 'RenderingInfo');
  const message = elementText(rendering?.Message) ?? record.Message ?? record.message;
  return typeof message === 'string' ? message : undefined;
}

function systemTime(system: JsonObject, record: JsonObject): WindowsTime | undefined {
  const created = system.TimeCreated;
  const text = isObject(created) ? elementAttribute(created, 'SystemTime') : created;
  for (const [field, value] of [
    ['Event.System.TimeCreated', text],
    ['@timestamp', record['@timestamp']],
  ] as const) {
    const ms = parseTimeMs(value);
    if (!Number.isNaN(ms)) return { field, text: value, ms };
  }
  return undefined;
}
