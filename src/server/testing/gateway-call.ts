import type { EventRecord } from '../../contracts/event.ts';
import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import { newId } from '../../kernel/ids.ts';

/** A call that passed; what matters to a test is given. */
export function gatewayCall(timeMs: number, change: Partial<GatewayEvent> = {}): GatewayEvent {
  return {
    type: 'gateway.call',
    id: newId('gwc', timeMs),
    time: timeMs,
    operation: 'chat.completions',
    stream: false,
    token: { id: 'tok_1', name: 'desk' },
    client: { ip: '10.0.0.1' },
    model: 'gpt-5-mini',
    responseModel: 'gpt-5-mini',
    upstream: 'openai',
    policy: 'default',
    status: 200,
    upstreamStatus: 200,
    error: null,
    finishReason: 'stop',
    usage: { inputTokens: 3, outputTokens: 4, totalTokens: 7 },
    latency: { totalMs: 10, upstreamMs: 9, firstByteMs: 9, guardsMs: 0.5 },
    bytes: { request: 1, response: 1 },
    inspected: true,
    verdict: { action: 'allow', score: 0, reasons: [] },
    ...change,
  };
}

/** The call as the event log keeps it. */
export function callRecord(seq: number, call: GatewayEvent): EventRecord {
  return {
    seq,
    timeMs: call.time,
    receivedMs: call.time,
    source: 'gateway',
    format: 'gateway',
    logSources: [],
    fields: {},
    entities: [],
    uid: call.id,
    raw: JSON.stringify(call),
    ocsf: {
      class_uid: 6003,
      class_name: 'API Activity',
      category_uid: 6,
      activity_id: 99,
      type_uid: 600399,
      severity_id: 1,
      time: call.time,
      metadata: { version: '1.3.0' },
    },
  };
}
