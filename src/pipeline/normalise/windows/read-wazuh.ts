import { type JsonObject, objectAt, textAt } from '../common/json-object.ts';
import { parseTimeMs } from '../common/parse-time.ts';
import {
  channelField,
  computerField,
  eventIdField,
  providerField,
  type WindowsView,
} from './windows-view.ts';

/** Wazuh's `data.win.system` to Sigma's names. */
const systemNames: ReadonlyMap<string, string> = new Map([
  ['eventID', eventIdField],
  ['channel', channelField],
  ['providerName', providerField],
  ['computer', computerField],
  ['providerGuid', 'Provider_Guid'],
  ['eventRecordID', 'EventRecordID'],
  ['processID', 'Execution_ProcessID'],
  ['threadID', 'Execution_ThreadID'],
  ['message', 'Message'],
]);

/** `commandLine` → `CommandLine`: Wazuh lowers the first letter of every name. */
function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Reads a Windows event inside an alert or archive record of Wazuh. */
export function readWazuh(record: JsonObject): WindowsView | undefined {
  const data = objectAt(record, 'data');
  const win = objectAt(data ?? record, 'win');
  const system = win === undefined ? undefined : objectAt(win, 'system');
  if (win === undefined || system === undefined) return undefined;
  const fields: JsonObject = Object.create(null);
  for (const key in system) {
    if (key !== 'systemTime') fields[systemNames.get(key) ?? upperFirst(key)] = system[key];
  }
  const eventData = objectAt(win, 'eventdata') ?? objectAt(win, 'eventData');
  for (const key in eventData) fields[upperFirst(key)] = eventData[key];
  const text = textAt(system, 'systemTime') ?? record.timestamp;
  const ms = parseTimeMs(text);
  return { fields, renamed: [], time: Number.isNaN(ms) ? undefined : { field: 'systemTime', text, ms } };
}
