import type { Entity } from '../../../contracts/entity.ts';
import { addEntity, addHost, addIp } from '../common/entities.ts';
import type { JsonObject } from '../common/json-object.ts';
import { windowsAccount } from './aliases.ts';

/** Accounts that exist on every machine: as an entity they would join what has nothing to do with each other. */
const machineAccounts = new Set([
  'system',
  'local service',
  'network service',
  'anonymous logon',
  'lokaler dienst',
  'netzwerkdienst',
  'système',
  'window manager',
]);

function addWindowsUser(entities: Entity[], account: unknown): void {
  if (typeof account !== 'string') return;
  const name = account.slice(account.lastIndexOf('\\') + 1).toLowerCase();
  if (name === '' || name.endsWith('$') || machineAccounts.has(name)) return;
  if (name.startsWith('dwm-') || name.startsWith('umfd-')) return;
  addEntity(entities, 'user', account.toLowerCase());
}

/** Who and what a Windows event is about, the one who acts first. Names are lower case: Windows knows no case. */
export function windowsEntities(fields: Readonly<JsonObject>): Entity[] {
  const entities: Entity[] = [];
  addHost(entities, fields.Computer);
  addWindowsUser(entities, fields.User ?? fields.SourceUser);
  addWindowsUser(entities, windowsAccount(fields.SubjectDomainName, fields.SubjectUserName));
  // In events about groups the target is the group.
  if (fields.MemberSid === undefined) {
    addWindowsUser(entities, windowsAccount(fields.TargetDomainName, fields.TargetUserName));
  }
  addIp(entities, fields.IpAddress ?? fields.SourceIp ?? fields.SourceAddress);
  addIp(entities, fields.DestinationIp ?? fields.DestAddress);
  addEntity(
    entities,
    'process',
    fields.Image ?? fields.NewProcessName ?? fields.SourceImage ?? fields.ProcessName ?? fields.Application,
  );
  addEntity(entities, 'file', fields.TargetFilename ?? fields.ImageLoaded);
  return entities;
}
