import { flattenInto } from '../common/flatten.ts';
import { isObject, type JsonObject, objectAt } from '../common/json-object.ts';
import { parseTimeMs } from '../common/parse-time.ts';
import {
  channelField,
  computerField,
  eventIdField,
  providerField,
  type WindowsView,
} from './windows-view.ts';
import { readElementData, readUserData } from './xml-values.ts';

/** `winlog.*` to Sigma's names; the rest of `winlog` keeps its own, dotted. */
const winlogNames: ReadonlyMap<string, string> = new Map([
  ['event_id', eventIdField],
  ['channel', channelField],
  ['provider_name', providerField],
  ['computer_name', computerField],
  ['provider_guid', 'Provider_Guid'],
  ['record_id', 'EventRecordID'],
  ['task', 'Task'],
  ['opcode', 'Opcode'],
  ['keywords', 'Keywords'],
  ['version', 'Version'],
]);

/** Reads what Winlogbeat and Elastic Agent write: ECS with the native event under `winlog`. */
export function readWinlogbeat(record: JsonObject): WindowsView | undefined {
  const winlog = objectAt(record, 'winlog');
  if (winlog === undefined) return undefined;
  const fields: JsonObject = Object.create(null);
  for (const key in winlog) {
    if (key === 'event_data' || key === 'user_data') continue;
    const name = winlogNames.get(key);
    if (name === undefined) flattenInto(fields, `winlog.${key}`, winlog[key]);
    else fields[name] = winlog[key];
  }
  if (fields[eventIdField] === undefined) fields[eventIdField] = objectAt(record, 'event')?.code;
  readElementData(winlog.event_data, fields);
  if (isObject(winlog.user_data)) readUserData({ data: winlog.user_data }, fields);
  readElastic(record, fields);
  const text = record['@timestamp'];
  const ms = parseTimeMs(text);
  return { fields, renamed: [], time: Number.isNaN(ms) ? undefined : { field: '@timestamp', text, ms } };
}

/** The parts of the document beside `winlog`: ECS fields keep their dotted names, the text is `Message`. */
function readElastic(record: JsonObject, fields: JsonObject): void {
  for (const key in record) {
    if (key === 'winlog' || key === '@timestamp') continue;
    if (key === 'message') fields.Message = record[key];
    else flattenInto(fields, key, record[key]);
  }
}
