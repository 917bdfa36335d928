import type { Entity } from '../../../contracts/entity.ts';
import type { LogSource, NormalisedEvent } from '../../../contracts/event.ts';
import { cleanText } from '../common/clean-text.ts';
import { addEntity, addHost, addIp } from '../common/entities.ts';
import { checkTime } from '../common/event-time.ts';
import type { JsonObject } from '../common/json-object.ts';
import { type Rejection, reject } from '../dead-letter-reasons.ts';
import { draftEvent, OCSF_VERSION, type OcsfDraft, severityIds } from '../ocsf/draft.ts';
import { auditMapping } from './audit-mappings.ts';
import { decodeAddress } from './decode-address.ts';
import { type AuditRecord, parseAuditRecord } from './parse-audit-record.ts';

const auditSource: LogSource = Object.freeze({ product: 'linux', service: 'auditd' });
const plainSources: readonly LogSource[] = Object.freeze([auditSource]);
/** An EXECVE record knows the command line, so rules on process creation can read it. */
const executionSources: readonly LogSource[] = Object.freeze([
  auditSource,
  Object.freeze({ product: 'linux', category: 'process_creation' }),
]);

export function normaliseAuditd(line: string, receivedMs: number): NormalisedEvent | Rejection {
  const record = parseAuditRecord(line);
  if (record === undefined) {
    return reject('wrong_format', 'A record of auditd begins with `type=… msg=audit(seconds:serial):`.');
  }
  const refused = checkTime(record.timeMs, receivedMs, 'msg=audit(…)');
  if (refused !== undefined) return refused;
  const { fields, type } = record;
  if (type === 'EXECVE') addCommandLine(fields);
  if (type === 'SOCKADDR') addAddress(fields);
  return {
    timeMs: record.timeMs,
    format: 'auditd',
    ocsf: fillDocument(record),
    logSources: type === 'EXECVE' ? executionSources : plainSources,
    fields,
    entities: auditEntities(record),
  };
}

/** Joins the arguments into the fields that rules on process creation read. */
function addCommandLine(fields: JsonObject): void {
  const parts: string[] = [];
  for (let i = 0; typeof fields[`a${i}`] === 'string'; i++) parts.push(fields[`a${i}`] as string);
  if (parts.length === 0) return;
  fields.CommandLine = parts.join(' ');
  // The full path of the program stands in the SYSCALL record; here it is known only when it was called by path.
  if (parts[0]?.startsWith('/')) fields.Image = parts[0];
}

function addAddress(fields: JsonObject): void {
  const address = decodeAddress(fields.saddr);
  if (address === undefined) return;
  fields.saddr_ip = address.ip;
  fields.saddr_port = address.port;
}

const product = Object.freeze({ vendor_name: 'Linux', name: 'auditd' });
/** Already in the document under another name, or taken apart into others. */
const envelope = new Set(['type', 'Image', 'saddr_ip', 'saddr_port', 'res', 'success']);

function fillDocument(record: AuditRecord): OcsfDraft {
  const { fields, type } = record;
  const mapping = auditMapping(type, fields);
  const ocsf = draftEvent({
    ocsfClass: mapping.ocsfClass,
    activityId: mapping.activityId,
    severityId: type.startsWith('ANOM_') ? severityIds.medium : severityIds.informational,
    timeMs: record.timeMs,
    message: cleanText(mapping.describe(fields), 1024),
    metadata: {
      version: OCSF_VERSION,
      product,
      log_name: 'audit',
      event_code: type,
      correlation_uid: record.serial,
    },
  });
  const statusId = statusOf(fields);
  if (statusId !== undefined) ocsf.status_id = statusId;
  if (record.node !== undefined) ocsf.device = { hostname: record.node };
  mapping.attributes.apply(fields, ocsf);
  if (fields.saddr_ip !== undefined) {
    ocsf.dst_endpoint = { ip: fields.saddr_ip, port: fields.saddr_port };
  }
  const unmapped: JsonObject = {};
  let count = 0;
  for (const key in fields) {
    if (envelope.has(key) || mapping.attributes.consumed.has(key)) continue;
    // The command line already holds the arguments.
    if (type === 'EXECVE' && /^a\d+$/.test(key)) continue;
    unmapped[key] = fields[key];
    count++;
  }
  if (count > 0) ocsf.unmapped = unmapped;
  return ocsf;
}

/** OCSF `status_id`: 1 success, 2 failure; undefined when the record does not say. */
function statusOf(fields: Readonly<JsonObject>): number | undefined {
  const result = fields.res ?? fields.success;
  if (result === 'success' || result === 'yes' || result === '1') return 1;
  return result === 'failed' || result === 'no' || result === '0' ? 2 : undefined;
}

/** The kernel's "no user": 2^32 - 1. */
const UNSET_UID = '4294967295';

function auditEntities(record: AuditRecord): Entity[] {
  const { fields } = record;
  const entities: Entity[] = [];
  addHost(entities, record.node);
  addUser(entities, fields);
  addIp(entities, fields.addr ?? fields.saddr_ip);
  addEntity(entities, 'process', fields.exe ?? fields.Image);
  return entities;
}

function addUser(entities: Entity[], fields: Readonly<JsonObject>): void {
  const name = fields.acct ?? fields.AUID ?? fields.UID;
  if (typeof name === 'string' && name !== 'unset' && name !== '?' && name !== '(unknown)') {
    addEntity(entities, 'user', name);
    return;
  }
  const uid = fields.auid;
  if (typeof uid === 'string' && uid !== UNSET_UID && uid !== '-1') addEntity(entities, 'user', `uid:${uid}`);
}
