import type { Entity } from '../../../contracts/entity.ts';
import type { LogSource, NormalisedEvent } from '../../../contracts/event.ts';
import { cleanText } from '../common/clean-text.ts';
import { addEntity, addIp, looksLikeIp } from '../common/entities.ts';
import { checkTime } from '../common/event-time.ts';
import { flatten } from '../common/flatten.ts';
import { isObject, type JsonObject, objectAt, textAt } from '../common/json-object.ts';
import { parseTimeMs } from '../common/parse-time.ts';
import { type Rejection, reject } from '../dead-letter-reasons.ts';
import { AttributeMap } from '../ocsf/attribute-map.ts';
import { ocsfClasses } from '../ocsf/classes.ts';
import { text } from '../ocsf/convert.ts';
import { draftEvent, OCSF_VERSION, type OcsfDraft, severityIds } from '../ocsf/draft.ts';
import { actorName } from './actor-name.ts';
import { apiActivityId } from './api-activity.ts';

/** Whether a JSON record is an event of AWS CloudTrail, on its own or inside an EventBridge envelope. */
export function isCloudTrail(record: JsonObject): boolean {
  return hasCloudTrailShape(record) || (isObject(record.detail) && hasCloudTrailShape(record.detail));
}

function hasCloudTrailShape(record: JsonObject): boolean {
  return (
    typeof record.eventSource === 'string' &&
    typeof record.eventName === 'string' &&
    (record.eventVersion !== undefined || record.awsRegion !== undefined)
  );
}

const logSources: readonly LogSource[] = Object.freeze([
  Object.freeze({ product: 'aws', service: 'cloudtrail' }),
]);

/** Rules also look for words inside these whole objects, so their JSON text is a field too. */
const wholeObjects = ['requestParameters', 'responseElements'] as const;

const attributes = new AttributeMap({
  'api.operation': 'eventName',
  'api.service.name': 'eventSource',
  'api.version': ['apiVersion', text],
  'api.request.uid': 'requestID',
  'api.request.data': 'requestParameters',
  'api.response.data': 'responseElements',
  'api.response.error': 'errorCode',
  'api.response.message': 'errorMessage',
  'cloud.region': 'awsRegion',
  'cloud.account.uid': 'recipientAccountId',
  'http_request.user_agent': 'userAgent',
  'metadata.uid': 'eventID',
  'metadata.event_code': 'eventType',
  'metadata.original_time': 'eventTime',
  resources: 'resources',
});

const userAttributes = new AttributeMap({
  'user.name': 'userName',
  'user.type': 'type',
  'user.uid': 'arn',
  'user.uid_alt': 'principalId',
  'user.account.uid': 'accountId',
  'user.credential_uid': 'accessKeyId',
  invoked_by: 'invokedBy',
});

export function normaliseCloudTrail(record: JsonObject, receivedMs: number): NormalisedEvent | Rejection {
  const event = hasCloudTrailShape(record) ? record : (objectAt(record, 'detail') ?? record);
  const name = textAt(event, 'eventName');
  if (name === undefined) return reject('missing_field', 'Field: `eventName`.');
  const written = event.eventTime ?? event['@timestamp'] ?? record.time;
  const parsed = parseTimeMs(written);
  const timeMs = Number.isNaN(parsed) ? receivedMs : parsed;
  const refused = checkTime(timeMs, receivedMs, 'eventTime');
  if (refused !== undefined) return refused;

  const fields = flatten(event);
  for (const key of wholeObjects) {
    const value = event[key];
    if (isObject(value) || Array.isArray(value)) fields[key] = JSON.stringify(value);
  }
  const ocsf = fillDocument(event, name, timeMs, Number.isNaN(parsed));
  const uid = textAt(event, 'eventID');
  const made: NormalisedEvent = {
    timeMs,
    format: 'cloudtrail',
    ocsf,
    logSources,
    fields,
    entities: cloudTrailEntities(event),
  };
  return uid === undefined ? made : { ...made, uid };
}

function isFailure(event: JsonObject): boolean {
  if (event.errorCode !== undefined && event.errorCode !== null) return true;
  const response = event.responseElements;
  return isObject(response) && response.ConsoleLogin === 'Failure';
}

const mappedElsewhere = new Set(['userIdentity', 'sourceIPAddress', '@timestamp']);
const product = Object.freeze({ vendor_name: 'AWS', name: 'CloudTrail' });

function fillDocument(event: JsonObject, name: string, timeMs: number, timeUnknown: boolean): OcsfDraft {
  const logon = name === 'ConsoleLogin';
  const failed = isFailure(event);
  const metadata: JsonObject = { version: OCSF_VERSION, product };
  if (timeUnknown) metadata.labels = ['time_of_receipt'];
  const ocsf = draftEvent({
    ocsfClass: logon ? ocsfClasses.authentication : ocsfClasses.apiActivity,
    activityId: logon ? 1 : apiActivityId(name),
    severityId: severityIds.informational,
    timeMs,
    message: cleanText(describe(event, name, failed), 1024),
    metadata,
  });
  ocsf.status_id = failed ? 2 : 1;
  attributes.apply(event, ocsf);
  const cloud = ocsf.cloud;
  ocsf.cloud = isObject(cloud) ? { provider: 'AWS', ...cloud } : { provider: 'AWS' };
  const identity = objectAt(event, 'userIdentity');
  if (identity !== undefined) fillActor(identity, ocsf, logon);
  const address = textAt(event, 'sourceIPAddress');
  if (address !== undefined)
    ocsf.src_endpoint = looksLikeIp(address) ? { ip: address } : { svc_name: address };
  const unmapped: JsonObject = {};
  for (const key in event) {
    const value = event[key];
    if (attributes.consumed.has(key) || mappedElsewhere.has(key) || value === null || value === undefined)
      continue;
    unmapped[key] = value;
  }
  if (Object.keys(unmapped).length > 0) ocsf.unmapped = unmapped;
  return ocsf;
}

function fillActor(identity: JsonObject, ocsf: OcsfDraft, logon: boolean): void {
  const actor: JsonObject = {};
  userAttributes.apply(identity, actor);
  const user = isObject(actor.user) ? actor.user : {};
  const name = user.name ?? actorName(identity);
  if (name !== undefined && identity.type !== 'AWSService') actor.user = { ...user, name };
  const session = objectAt(identity, 'sessionContext');
  if (session !== undefined) actor.session = session;
  ocsf.actor = actor;
  if (logon && actor.user !== undefined) ocsf.user = actor.user;
}

function describe(event: JsonObject, name: string, failed: boolean): string {
  const identity = objectAt(event, 'userIdentity');
  const who = (identity && actorName(identity)) ?? 'Somebody';
  const from = textAt(event, 'sourceIPAddress');
  const error = textAt(event, 'errorCode');
  const outcome = failed ? ` failed${error === undefined ? '' : ` with ${error}`}` : '';
  return `${who}: ${name} on ${textAt(event, 'eventSource') ?? 'AWS'}${outcome}${from === undefined ? '' : ` from ${from}`}`;
}

function cloudTrailEntities(event: JsonObject): Entity[] {
  const entities: Entity[] = [];
  const identity = objectAt(event, 'userIdentity');
  if (identity !== undefined && identity.type !== 'AWSService')
    addEntity(entities, 'user', actorName(identity));
  addEntity(entities, 'cloud_account', event.recipientAccountId ?? identity?.accountId);
  addIp(entities, event.sourceIPAddress);
  addEntity(entities, 'service', event.eventSource);
  return entities;
}
