import type { JsonObject } from '../common/json-object.ts';

/**
 * Rules for a category are written in Sysmon's names, whatever wrote the event. Here other channels' events get those
 * names beside their own, so that a `process_creation` rule sees Security 4688 too.
 */
export function addSigmaAliases(service: string | undefined, eventId: number, fields: JsonObject): void {
  if (service === 'security') securityAliases[eventId]?.(fields);
  else if (service === 'powershell-classic') fields.Data ??= fields.Message;
  else if (service === 'windefend') addSpacelessNames(fields);
}

const securityAliases: Readonly<Record<number, (fields: JsonObject) => void>> = {
  4688: aliasProcessCreation,
  4689: (fields) => alias(fields, 'ProcessName', 'Image'),
  4657: aliasRegistryValue,
  5156: aliasConnection,
};

function alias(fields: JsonObject, from: string, to: string): void {
  if (fields[to] === undefined && fields[from] !== undefined) fields[to] = fields[from];
}

/** Mandatory labels (well-known SIDs) in Sysmon's words. */
const integrityLevels: Readonly<Record<string, string>> = {
  'S-1-16-0': 'Untrusted',
  'S-1-16-4096': 'Low',
  'S-1-16-8192': 'Medium',
  'S-1-16-8448': 'Medium',
  'S-1-16-12288': 'High',
  'S-1-16-16384': 'System',
};

function aliasProcessCreation(fields: JsonObject): void {
  alias(fields, 'NewProcessName', 'Image');
  alias(fields, 'ParentProcessName', 'ParentImage');
  alias(fields, 'ProcessCommandLine', 'CommandLine');
  alias(fields, 'SubjectLogonId', 'LogonId');
  fields.User ??= windowsAccount(fields.SubjectDomainName, fields.SubjectUserName);
  const label = fields.MandatoryLabel;
  if (typeof label === 'string') fields.IntegrityLevel ??= integrityLevels[label] ?? label;
}

/** `DOMAIN\name` as Sysmon writes an account; undefined when there is no name. */
export function windowsAccount(domain: unknown, name: unknown): string | undefined {
  if (typeof name !== 'string' || name === '' || name === '-') return undefined;
  return typeof domain === 'string' && domain !== '' && domain !== '-' ? `${domain}\\${name}` : name;
}

/** `\REGISTRY\MACHINE\…` as Sysmon writes a key: `HKLM\…`. */
function shortHive(path: string): string {
  const upper = path.slice(0, 18).toUpperCase();
  if (upper.startsWith('\\REGISTRY\\MACHINE\\')) return `HKLM\\${path.slice(18)}`;
  if (upper.startsWith('\\REGISTRY\\USER\\')) return `HKU\\${path.slice(15)}`;
  return path;
}

function aliasRegistryValue(fields: JsonObject): void {
  const key = fields.ObjectName;
  const value = fields.ObjectValueName;
  if (typeof key === 'string')
    fields.TargetObject ??= typeof value === 'string' ? `${shortHive(key)}\\${value}` : shortHive(key);
  alias(fields, 'NewValue', 'Details');
  alias(fields, 'ProcessName', 'Image');
  fields.EventType ??= 'SetValue';
}

const protocols: Readonly<Record<string, string>> = { 6: 'tcp', 17: 'udp' };

function aliasConnection(fields: JsonObject): void {
  const outbound = fields.Direction === '%%14593' || fields.Direction === 'Outbound';
  alias(fields, 'Application', 'Image');
  alias(fields, 'SourceAddress', 'SourceIp');
  alias(fields, 'DestAddress', 'DestinationIp');
  alias(fields, 'DestPort', 'DestinationPort');
  fields.Initiated ??= outbound ? 'true' : 'false';
  const protocol = protocols[String(fields.Protocol)];
  if (protocol !== undefined) fields.Protocol = protocol;
}

/** Defender's field names hold spaces (`Threat Name`); rules leave them out or write an underscore. */
function addSpacelessNames(fields: JsonObject): void {
  for (const name of Object.keys(fields)) {
    if (!name.includes(' ')) continue;
    alias(fields, name, name.replaceAll(' ', ''));
    alias(fields, name, name.replaceAll(' ', '_'));
  }
}
