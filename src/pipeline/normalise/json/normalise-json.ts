import type { Entity } from '../../../contracts/entity.ts';
import type { NormalisedEvent } from '../../../contracts/event.ts';
import { firstLine } from '../common/clean-text.ts';
import { addEntity, addHost, addIp } from '../common/entities.ts';
import { checkTime } from '../common/event-time.ts';
import { flatten } from '../common/flatten.ts';
import type { JsonObject } from '../common/json-object.ts';
import type { Rejection } from '../dead-letter-reasons.ts';
import { ocsfClasses } from '../ocsf/classes.ts';
import { draftEvent, OCSF_VERSION, type OcsfDraft, OTHER_ACTIVITY, severityIds } from '../ocsf/draft.ts';
import { jsonLogSources } from './json-log-sources.ts';
import { findJsonTime, type JsonTime } from './json-times.ts';

/** Makes a Base Event of any JSON object: its time, entities and message by their common names, the rest unmapped. */
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
    ocsfClass: ocsfClasses.baseEvent,
    activityId: OTHER_ACTIVITY,
    severityId: severityOf(fields),
    timeMs,
    message,
    metadata,
  });
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

const severityNames = ['severity', 'level', 'log.level', 'severity_name', 'loglevel'] as const;
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

const hostNames = [
  'host',
  'hostname',
  'host.name',
  'host.hostname',
  'Computer',
  'computer',
  'device.hostname',
  'node',
  'HostName',
] as const;
const userNames = [
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
] as const;
const sourceIpNames = [
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
] as const;
const targetIpNames = [
  'dst_ip',
  'dest_ip',
  'destination.ip',
  'DestinationIp',
  'dst',
  'dstip',
  'id.resp_h',
] as const;

function firstText(fields: Readonly<JsonObject>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

function jsonEntities(fields: Readonly<JsonObject>): Entity[] {
  const entities: Entity[] = [];
  addEntity(entities, 'user', firstText(fields, userNames));
  addHost(entities, firstText(fields, hostNames));
  addIp(entities, firstText(fields, sourceIpNames));
  addIp(entities, firstText(fields, targetIpNames));
  addEntity(entities, 'process', firstText(fields, ['process.executable', 'Image', 'exe', 'process.name']));
  return entities;
}
