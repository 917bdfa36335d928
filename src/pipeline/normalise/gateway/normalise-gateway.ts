import type { Entity } from '../../../contracts/entity.ts';
import type { LogSource, NormalisedEvent } from '../../../contracts/event.ts';
import { type GatewayEvent, gatewayEventSchema, isRefused } from '../../../contracts/gateway-event.ts';
import { cleanText } from '../common/clean-text.ts';
import { addEntity, addIp } from '../common/entities.ts';
import { checkTime } from '../common/event-time.ts';
import { flatten } from '../common/flatten.ts';
import type { JsonObject } from '../common/json-object.ts';
import { type Rejection, reject } from '../dead-letter-reasons.ts';
import { ocsfClasses } from '../ocsf/classes.ts';
import { draftEvent, OCSF_VERSION, type OcsfDraft, OTHER_ACTIVITY, severityIds } from '../ocsf/draft.ts';

/** Whether a JSON record is the gateway's own line. */
export function isGateway(record: JsonObject): boolean {
  return record.type === 'gateway.call';
}

const logSources: readonly LogSource[] = Object.freeze([
  Object.freeze({ product: 'bartizan', service: 'gateway' }),
  Object.freeze({ product: 'bartizan', category: 'llm_call' }),
]);

/** A call of a model, as OCSF's API Activity; what OCSF has no names for keeps those of the gateway in `unmapped`. */
export function normaliseGateway(record: JsonObject, receivedMs: number): NormalisedEvent | Rejection {
  const parsed = gatewayEventSchema.safeParse(record);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? 'type';
    return reject('invalid_field', `Field: \`${cleanText(path, 128)}\`.`);
  }
  const event = parsed.data;
  const timeMs = Math.floor(event.time);
  const refused = checkTime(timeMs, receivedMs, 'time');
  if (refused !== undefined) return refused;
  return {
    timeMs,
    format: 'gateway',
    ocsf: fillDocument(event, timeMs),
    logSources,
    fields: flatten(record),
    entities: gatewayEntities(event),
    uid: event.id,
    call: event,
  };
}

const severityOfAction = {
  allow: severityIds.informational,
  flag: severityIds.low,
  redact: severityIds.low,
  block: severityIds.medium,
} as const;

const product = Object.freeze({ vendor_name: 'Bartizan', name: 'Bartizan gateway' });

function fillDocument(event: GatewayEvent, timeMs: number): OcsfDraft {
  const { token, client, model, usage, latency, verdict } = event;
  const ocsf = draftEvent({
    ocsfClass: ocsfClasses.apiActivity,
    activityId: event.operation === 'models' ? 2 : OTHER_ACTIVITY,
    severityId: severityOfAction[verdict.action],
    timeMs,
    message: cleanText(describe(event), 1024),
    metadata: { version: OCSF_VERSION, product, uid: event.id, log_name: 'gateway' },
  });
  ocsf.status_id = event.status < 400 ? 1 : 2;
  ocsf.api = {
    operation: event.operation,
    response: { code: event.status, ...(event.error === null ? {} : { error: event.error }) },
  };
  ocsf.actor = {
    user: {
      name: token.name,
      uid: token.id,
      type: 'API token',
      ...(event.team === undefined ? {} : { groups: [{ name: event.team }] }),
    },
  };
  ocsf.src_endpoint = { ip: client.ip };
  if (event.upstream !== null) ocsf.dst_endpoint = { svc_name: event.upstream };
  ocsf.duration = Math.round(latency.totalMs);
  ocsf.unmapped = {
    model,
    response_model: event.responseModel,
    policy: event.policy,
    stream: event.stream,
    finish_reason: event.finishReason,
    upstream_status: event.upstreamStatus,
    usage,
    ...costsOf(event),
    latency,
    bytes: event.bytes,
    inspected: event.inspected,
    verdict,
    ...(event.content === undefined ? {} : { content: event.content }),
  };
  return ocsf;
}

/** What the call cost and who paid; nothing where nobody counts. */
function costsOf({ costMicros, budgets, cache, attempts }: GatewayEvent): JsonObject {
  return {
    ...(costMicros === undefined ? {} : { cost_micros: costMicros }),
    ...(budgets === undefined ? {} : { budgets }),
    ...(cache === undefined ? {} : { cache }),
    ...(attempts === undefined ? {} : { attempts }),
  };
}

const words = { allow: 'allowed', flag: 'flagged', redact: 'redacted', block: 'blocked' } as const;

function describe(event: GatewayEvent): string {
  const { verdict } = event;
  const first = verdict.reasons[0];
  const reason = verdict.action === 'allow' || first === undefined ? '' : ` (${first.guard}: ${first.rule})`;
  const done = isRefused(event) ? 'refused' : words[verdict.action];
  return `${event.token.name} called ${event.model ?? event.operation}: ${done}${reason}, status ${event.status}`;
}

function gatewayEntities(event: GatewayEvent): Entity[] {
  const entities: Entity[] = [];
  addEntity(entities, 'api_token', event.token.name);
  addIp(entities, event.client.ip);
  addEntity(entities, 'model', event.model);
  addEntity(entities, 'route', event.policy);
  return entities;
}
