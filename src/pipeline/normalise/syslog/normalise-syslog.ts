import type { Entity } from '../../../contracts/entity.ts';
import type { LogSource, NormalisedEvent } from '../../../contracts/event.ts';
import { firstLine } from '../common/clean-text.ts';
import { addEntity, addHost, addIp, looksLikeIp } from '../common/entities.ts';
import { checkTime } from '../common/event-time.ts';
import type { JsonObject } from '../common/json-object.ts';
import type { Rejection } from '../dead-letter-reasons.ts';
import { type OcsfClass, ocsfClasses } from '../ocsf/classes.ts';
import { draftEvent, OCSF_VERSION, type OcsfDraft, OTHER_ACTIVITY, severityIds } from '../ocsf/draft.ts';
import { type CefEvent, cefSeverityId, parseCef } from './cef.ts';
import { readCiscoFacility, syslogLogSources } from './log-sources.ts';
import { readSshd, type SshdLogon } from './sshd.ts';
import { readSudo, type SudoCommand } from './sudo.ts';
import type { SyslogMessage } from './syslog-message.ts';

/** What the body of a message was found to be. */
interface Reading {
  readonly logon: SshdLogon | undefined;
  readonly sudo: SudoCommand | undefined;
  readonly cef: CefEvent | undefined;
}

/** Makes an event of a message whose body is no record of another format. */
export function normaliseSyslog(message: SyslogMessage, receivedMs: number): NormalisedEvent | Rejection {
  const timeMs = message.timeMs ?? receivedMs;
  const refused = checkTime(timeMs, receivedMs, 'timestamp');
  if (refused !== undefined) return refused;
  const program = message.program ?? '';
  const reading: Reading = {
    logon: program.startsWith('sshd') ? readSshd(message.body) : undefined,
    sudo: program === 'sudo' ? readSudo(message.body) : undefined,
    cef: parseCef(message.body),
  };
  return {
    timeMs,
    format: 'syslog',
    ocsf: fillDocument(message, reading, timeMs),
    logSources: logSourcesOf(message, reading),
    fields: fieldsOf(message, reading),
    entities: entitiesOf(message, reading),
  };
}

function logSourcesOf(message: SyslogMessage, reading: Reading): readonly LogSource[] {
  if (reading.cef !== undefined) {
    const product = reading.cef.vendor.toLowerCase();
    return product === '' ? [{ service: 'cef' }] : [{ product, service: reading.cef.product.toLowerCase() }];
  }
  return syslogLogSources(message, readCiscoFacility(message.body.slice(0, 81)));
}

function fieldsOf(message: SyslogMessage, reading: Reading): JsonObject {
  const fields: JsonObject = Object.create(null);
  if (reading.cef !== undefined) Object.assign(fields, cefFields(reading.cef));
  if (reading.sudo !== undefined) Object.assign(fields, reading.sudo.pairs);
  fields.message = message.body;
  if (message.hostname !== undefined) fields.hostname = message.hostname;
  if (message.program !== undefined) fields.program = message.program;
  if (message.processId !== undefined) fields.pid = message.processId;
  if (message.facility !== undefined) fields.facility = message.facility;
  if (message.severity !== undefined) fields.severity = message.severity;
  if (message.messageId !== undefined) fields.msgid = message.messageId;
  for (const id in message.structured) {
    const parameters = message.structured[id] as JsonObject;
    for (const name in parameters) fields[`${id}.${name}`] = parameters[name];
  }
  const { logon } = reading;
  if (logon?.user !== undefined) fields.user = logon.user;
  if (logon?.ip !== undefined) fields.src_ip = logon.ip;
  return fields;
}

function cefFields(cef: CefEvent): JsonObject {
  const { vendor, product, signatureId, name, severity } = cef;
  return {
    ...cef.extension,
    device_vendor: vendor,
    device_product: product,
    signature_id: signatureId,
    name,
    cef_severity: severity,
  };
}

/** Syslog's severities (RFC 5424, table 2) as OCSF `severity_id`; a notice of every day is no alarm. */
const severities = [
  severityIds.critical,
  severityIds.critical,
  severityIds.high,
  severityIds.medium,
  severityIds.low,
  severityIds.informational,
  severityIds.informational,
  severityIds.informational,
] as const;

function classOf(reading: Reading): { ocsfClass: OcsfClass; activityId: number } {
  if (reading.logon !== undefined) {
    return { ocsfClass: ocsfClasses.authentication, activityId: reading.logon.outcome === 'closed' ? 2 : 1 };
  }
  if (reading.sudo !== undefined) return { ocsfClass: ocsfClasses.processActivity, activityId: 1 };
  return { ocsfClass: ocsfClasses.baseEvent, activityId: OTHER_ACTIVITY };
}

function fillDocument(message: SyslogMessage, reading: Reading, timeMs: number): OcsfDraft {
  const { logon, sudo, cef } = reading;
  const severity = message.severity === undefined ? undefined : severities[message.severity];
  const ocsf = draftEvent({
    ...classOf(reading),
    severityId: cef === undefined ? (severity ?? severityIds.informational) : cefSeverityId(cef.severity),
    timeMs,
    message: firstLine(cef?.name || message.body, 1024),
    metadata: metadataOf(message, cef),
  });
  if (message.hostname !== undefined) ocsf.device = deviceOf(message.hostname);
  if (logon !== undefined) fillLogon(logon, ocsf);
  if (sudo !== undefined) fillSudo(sudo, ocsf);
  const unmapped = syslogEnvelope(message);
  // Programs' messages may be longer than the line for people; then the whole text is kept beside it.
  if (cef !== undefined) Object.assign(unmapped, cefFields(cef));
  else if (message.body.length > ocsf.message.length) unmapped.body = message.body;
  if (Object.keys(unmapped).length > 0) ocsf.unmapped = unmapped;
  return ocsf;
}

function deviceOf(hostname: string): JsonObject {
  return looksLikeIp(hostname) ? { ip: hostname } : { hostname };
}

function metadataOf(message: SyslogMessage, cef: CefEvent | undefined): JsonObject {
  const metadata: JsonObject = {
    version: OCSF_VERSION,
    product: cef === undefined ? { name: 'syslog' } : { vendor_name: cef.vendor, name: cef.product },
  };
  if (message.timeMs === undefined) metadata.labels = ['time_of_receipt'];
  if (message.timeText !== undefined) metadata.original_time = message.timeText;
  if (message.program !== undefined) metadata.log_name = message.program;
  if (message.messageId !== undefined) metadata.event_code = message.messageId;
  if (cef !== undefined) metadata.event_code = cef.signatureId;
  return metadata;
}

/** The parts of the envelope that OCSF has no place for. */
export function syslogEnvelope(message: SyslogMessage): JsonObject {
  const envelope: JsonObject = {};
  if (message.facility !== undefined) envelope.facility = message.facility;
  if (message.severity !== undefined) envelope.severity = message.severity;
  if (message.processId !== undefined) envelope.pid = message.processId;
  if (message.structured !== undefined) envelope.structured_data = message.structured;
  return envelope;
}

function fillLogon(logon: SshdLogon, ocsf: OcsfDraft): void {
  ocsf.status_id = logon.outcome === 'failed' ? 2 : 1;
  if (logon.user !== undefined) ocsf.user = { name: logon.user };
  if (logon.ip !== undefined) {
    ocsf.src_endpoint = logon.port === undefined ? { ip: logon.ip } : { ip: logon.ip, port: logon.port };
  }
  if (logon.method !== undefined) ocsf.auth_protocol = logon.method;
  ocsf.is_remote = true;
  ocsf.service = { name: 'ssh' };
}

function fillSudo(sudo: SudoCommand, ocsf: OcsfDraft): void {
  ocsf.status_id = sudo.refused ? 2 : 1;
  ocsf.actor = { user: { name: sudo.user } };
  const process: JsonObject = { cmd_line: sudo.pairs.COMMAND };
  if (sudo.pairs.USER !== undefined) process.user = { name: sudo.pairs.USER };
  if (sudo.pairs.PWD !== undefined) process.working_directory = sudo.pairs.PWD;
  ocsf.process = process;
}

function entitiesOf(message: SyslogMessage, reading: Reading): Entity[] {
  const entities: Entity[] = [];
  const { hostname } = message;
  if (hostname !== undefined && looksLikeIp(hostname)) addIp(entities, hostname);
  else addHost(entities, hostname);
  addEntity(entities, 'user', reading.logon?.user ?? reading.sudo?.user ?? reading.cef?.extension.suser);
  addIp(entities, reading.logon?.ip ?? reading.cef?.extension.src);
  addIp(entities, reading.cef?.extension.dst);
  addEntity(entities, 'process', message.program?.startsWith('%') ? undefined : message.program);
  return entities;
}
