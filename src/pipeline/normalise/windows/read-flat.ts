import { flatten } from '../common/flatten.ts';
import { isObject, type JsonObject } from '../common/json-object.ts';
import { parseTimeMs } from '../common/parse-time.ts';
import { readMessageFields } from './message-fields.ts';
import {
  channelField,
  computerField,
  eventIdField,
  providerField,
  type WindowsTime,
  type WindowsView,
} from './windows-view.ts';

/** The names that shippers give to the four fields of every event, in the order in which they are believed. */
const eventIdNames = ['EventID', 'EventCode', 'EventId', 'event_id', 'eventId', 'Id'] as const;
const channelNames = [
  'Channel',
  'LogName',
  'log_name',
  'channel',
  'EventChannel',
  'EventLog',
  'winlog.channel',
] as const;
const providerNames = [
  'Provider_Name',
  'ProviderName',
  'SourceName',
  'source_name',
  'provider_name',
  'Provider',
] as const;
const computerNames = [
  'Computer',
  'ComputerName',
  'Hostname',
  'computer_name',
  'computer',
  'MachineName',
  'HostName',
  'host.name',
  'host',
] as const;

/** Times of the event log itself come first; Sysmon's own comes late, since the other channels have none like it. */
const timeNames = [
  'TimeCreated',
  'SystemTime',
  'TimeCreated_SystemTime',
  '@timestamp',
  'EventTime',
  'TimeGenerated',
  '_time',
  'UtcTime',
  'timestamp',
  'Timestamp',
  'time',
  'EventReceivedTime',
] as const;

/** Whether a flat record is a Windows event: an event id, together with something that only Windows events have. */
export function isFlatWindows(record: JsonObject): boolean {
  const hasId = firstOf(record, eventIdNames) !== undefined;
  if (!hasId) return false;
  if (typeof record.Channel === 'string' || typeof record.LogName === 'string') return true;
  if (record.ProviderGuid !== undefined || record.Provider_Name !== undefined) return true;
  if (record.ProviderName !== undefined || record.SourceName !== undefined) return true;
  if (record.log_name !== undefined || record.EventChannel !== undefined) return true;
  return record.product === 'windows' || looksLikeSysmon(record);
}

function looksLikeSysmon(record: JsonObject): boolean {
  return record.UtcTime !== undefined && (record.ProcessGuid !== undefined || record.RuleName !== undefined);
}

function firstOf(record: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = record[name];
    if (value !== undefined && value !== null && typeof value !== 'object') return name;
  }
  return undefined;
}

/** Reads an event whose fields all stand at the top (NXLog, OTRF recordings, Splunk, fluent-bit, PowerShell). */
export function readFlat(record: JsonObject): WindowsView {
  const fields = isNested(record) ? spread(record) : record;
  const renamed: string[] = [];
  settle(fields, eventIdField, eventIdNames, renamed);
  settle(fields, providerField, providerNames, renamed);
  settle(fields, channelField, channelNames, renamed);
  settle(fields, computerField, computerNames, renamed);
  const time = readTime(fields);
  fields[channelField] ??= inferChannel(fields);
  addMessageFields(fields);
  return { fields, renamed, time };
}

/** Fields that tell that a record carries its data itself and not only as a text. */
const dataNames = [
  'SubjectUserName',
  'TargetUserName',
  'ProcessName',
  'UtcTime',
  'Image',
  'ObjectName',
  'param1',
] as const;

function addMessageFields(fields: JsonObject): void {
  const message = fields.Message;
  const channel = fields[channelField];
  if (typeof message !== 'string' || typeof channel !== 'string') return;
  if (dataNames.some((name) => fields[name] !== undefined)) return;
  const lower = channel.toLowerCase();
  if (lower === 'security' || lower.endsWith('sysmon/operational')) readMessageFields(message, fields);
}

function isNested(record: JsonObject): boolean {
  for (const key in record) if (isObject(record[key])) return true;
  return false;
}

/** Old Winlogbeat and some forwarders keep the data one level down; it belongs to the top like the rest. */
function spread(record: JsonObject): JsonObject {
  const { event_data: first, EventData: second, ...rest } = record;
  const fields = flatten(rest);
  for (const data of [first, second]) if (isObject(data)) Object.assign(fields, flatten(data));
  return fields;
}

function settle(fields: JsonObject, name: string, candidates: readonly string[], renamed: string[]): void {
  const found = firstOf(fields, candidates);
  if (found === undefined || found === name) return;
  fields[name] = fields[found];
  renamed.push(found);
}

function readTime(fields: JsonObject): WindowsTime | undefined {
  for (const field of timeNames) {
    const text = fields[field];
    if (text === undefined) continue;
    const ms = parseTimeMs(text);
    if (!Number.isNaN(ms)) return { field, text, ms };
  }
  return undefined;
}

const channelsOfProviders: ReadonlyMap<unknown, string> = new Map([
  ['Microsoft-Windows-Sysmon', 'Microsoft-Windows-Sysmon/Operational'],
  ['Microsoft-Windows-Security-Auditing', 'Security'],
  ['Microsoft-Windows-PowerShell', 'Microsoft-Windows-PowerShell/Operational'],
  ['PowerShell', 'Windows PowerShell'],
  ['Service Control Manager', 'System'],
]);

/** Where a shipper left the channel out, the provider tells it, or the fields that only Sysmon writes. */
function inferChannel(fields: JsonObject): string | undefined {
  const known = channelsOfProviders.get(fields[providerField]);
  if (known !== undefined) return known;
  return looksLikeSysmon(fields) ? 'Microsoft-Windows-Sysmon/Operational' : undefined;
}
