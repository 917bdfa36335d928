import type { Entity } from '../../../contracts/entity.ts';
import type { NormalisedEvent, OcsfEvent } from '../../../contracts/event.ts';
import { cleanText } from '../common/clean-text.ts';
import { addEntity, addHost, addIp } from '../common/entities.ts';
import { checkTime } from '../common/event-time.ts';
import { flatten } from '../common/flatten.ts';
import { isObject, type JsonObject, objectAt, textAt } from '../common/json-object.ts';
import { parseTimeMs } from '../common/parse-time.ts';
import { type Rejection, reject } from '../dead-letter-reasons.ts';
import { className } from './classes.ts';
import { ocsfLogSources } from './ocsf-log-sources.ts';

/** Whether a JSON record says that it is an OCSF document. */
export function isOcsf(record: JsonObject): boolean {
  return record.class_uid !== undefined && (isObject(record.metadata) || record.category_uid !== undefined);
}

/** Attributes that OCSF requires of every class, all integers. `type_uid` and `category_uid` follow from the class. */
const required = ['class_uid', 'activity_id', 'severity_id'] as const;

/** Takes an OCSF document as it is, after a check of what OCSF requires of every class. */
export function normaliseOcsf(record: JsonObject, receivedMs: number): NormalisedEvent | Rejection {
  for (const name of required) {
    const value = record[name];
    if (value === undefined) return reject('missing_field', `Field: \`${name}\`.`);
    if (!Number.isInteger(value) || (value as number) < 0)
      return reject('invalid_field', `Field: \`${name}\`, which must be an integer.`);
  }
  const metadata = objectAt(record, 'metadata');
  if (metadata === undefined) return reject('missing_field', 'Field: `metadata`.');
  if (record.time === undefined) return reject('missing_field', 'Field: `time`.');
  const timeMs = parseTimeMs(record.time);
  if (Number.isNaN(timeMs))
    return reject('invalid_field', 'Field: `time`, which must be milliseconds since the epoch.');
  const refused = checkTime(timeMs, receivedMs, 'time');
  if (refused !== undefined) return refused;
  const unmapped = record.unmapped;
  if (unmapped !== undefined && !isObject(unmapped))
    return reject('invalid_field', 'Field: `unmapped`, which must be an object.');

  const uid = textAt(metadata, 'uid');
  const fields = flatten(record);
  const event: NormalisedEvent = {
    timeMs,
    format: 'ocsf',
    ocsf: complete(record, timeMs, metadata),
    logSources: ocsfLogSources(record),
    fields,
    entities: ocsfEntities(fields),
  };
  return uid === undefined || uid.length > 512 ? event : { ...event, uid };
}

/** Fills in what follows from the document itself, so that readers may rely on it. */
function complete(record: JsonObject, timeMs: number, metadata: JsonObject): OcsfEvent {
  const classUid = record.class_uid as number;
  const activityId = record.activity_id as number;
  return {
    ...record,
    class_uid: classUid,
    class_name: cleanText(textAt(record, 'class_name') ?? className(classUid), 256),
    category_uid: integerOr(record.category_uid, Math.floor((classUid % 100_000) / 1000)),
    activity_id: activityId,
    type_uid: integerOr(record.type_uid, classUid * 100 + activityId),
    severity_id: record.severity_id as number,
    time: timeMs,
    message: cleanText(
      textAt(record, 'message') ?? textAt(record, 'class_name') ?? `OCSF class ${classUid}`,
      1024,
    ),
    metadata,
  } as OcsfEvent;
}

function integerOr(value: unknown, otherwise: number): number {
  return Number.isInteger(value) ? (value as number) : otherwise;
}

function ocsfEntities(fields: Readonly<JsonObject>): Entity[] {
  const entities: Entity[] = [];
  addEntity(entities, 'user', fields['actor.user.name'] ?? fields['actor.user.uid']);
  addEntity(entities, 'user', fields['user.name'] ?? fields['user.uid']);
  addHost(entities, fields['device.hostname'] ?? fields['device.name']);
  addIp(entities, fields['src_endpoint.ip'] ?? fields['device.ip']);
  addIp(entities, fields['dst_endpoint.ip']);
  addEntity(entities, 'process', fields['process.file.path'] ?? fields['actor.process.file.path']);
  addEntity(entities, 'file', fields['file.path']);
  addEntity(entities, 'cloud_account', fields['cloud.account.uid']);
  return entities;
}
