import type { JsonObject } from '../common/json-object.ts';

/** Where JSON senders put what events have in common, the most telling name first; nested keys joined by a dot. */
export const jsonNames = {
  host: [
    'host',
    'hostname',
    'host.name',
    'host.hostname',
    'Computer',
    'computer',
    'device.hostname',
    'node',
    'HostName',
  ],
  user: [
    'user',
    'username',
    'user.name',
    'userName',
    'user_name',
    'User',
    'UserName',
    'UserId',
    'userPrincipalName',
    'properties.userPrincipalName',
    'actor.alternateId',
    'actor.login',
    'actor',
    'account',
    'user.username',
    'user.email',
    'email',
    'protoPayload.authenticationInfo.principalEmail',
  ],
  sourceIp: [
    'src_ip',
    'source.ip',
    'sourceIPAddress',
    'SourceIp',
    'client_ip',
    'clientIp',
    'ClientIP',
    'client.ip',
    'client.ipAddress',
    'remote_addr',
    'ip',
    'ipAddress',
    'IPAddress',
    'callerIpAddress',
    'c-ip',
    'src',
    'srcip',
    'id.orig_h',
    'SourceIP',
    'actor_ip',
    'protoPayload.requestMetadata.callerIp',
    'sourceIPs',
  ],
  sourcePort: ['src_port', 'source.port', 'SourcePort', 'client.port', 'srcport', 'id.orig_p', 'spt'],
  targetIp: ['dst_ip', 'dest_ip', 'destination.ip', 'DestinationIp', 'dst', 'dstip', 'id.resp_h'],
  targetPort: ['dst_port', 'dest_port', 'destination.port', 'DestinationPort', 'dstport', 'id.resp_p', 'dpt'],
  executable: ['process.executable', 'Image', 'exe'],
  processName: ['process.name', 'process_name', 'ProcessName'],
  commandLine: ['process.command_line', 'command_line', 'CommandLine', 'cmdline', 'process.args'],
  pid: ['process.pid', 'pid', 'ProcessId'],
  filePath: ['file.path', 'file_path', 'filepath', 'TargetFilename'],
  action: ['event.action'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type JsonThing = keyof typeof jsonNames;

/** The first text under one of a thing's names. */
export function textUnder(fields: Readonly<JsonObject>, thing: JsonThing): string | undefined {
  for (const name of jsonNames[thing]) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** The first value under one of a thing's names, whatever it is. */
export function valueUnder(fields: Readonly<JsonObject>, thing: JsonThing): unknown {
  for (const name of jsonNames[thing]) {
    const value = fields[name];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}
