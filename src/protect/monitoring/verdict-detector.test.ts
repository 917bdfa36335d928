import { expect, test } from 'vitest';
import type { EventRecord } from '../../contracts/event.ts';
import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import { VerdictDetector } from './verdict-detector.ts';

const call: GatewayEvent = {
  type: 'gateway.call',
  id: 'call_1',
  time: 1_700_000_000_000,
  operation: 'chat.completions',
  stream: false,
  token: { id: 'tok_1', name: 'web shop' },
  client: { ip: '10.0.0.9' },
  model: 'gpt-4o',
  responseModel: null,
  upstream: null,
  policy: 'default',
  status: 403,
  upstreamStatus: null,
  error: null,
  finishReason: null,
  usage: { inputTokens: null, outputTokens: null, totalTokens: null },
  latency: { totalMs: 1, upstreamMs: null, firstByteMs: null, guardsMs: 0.2 },
  bytes: { request: 10, response: 10 },
  inspected: true,
  verdict: { action: 'allow', score: 0, reasons: [] },
};

function event(verdict: GatewayEvent['verdict']): EventRecord {
  const raw = JSON.stringify({ ...call, verdict });
  return { format: 'gateway', raw, seq: 36, timeMs: call.time } as unknown as EventRecord;
}

const reason = {
  guard: 'injection',
  rule: 'classifier',
  direction: 'input' as const,
  action: 'block' as const,
  score: 0.97,
  spans: [{ path: '/messages/0/content', start: 0, end: 10 }],
  explanation: 'Asks the model to drop its instructions.',
};

const inspect = (events: EventRecord[]) => new VerdictDetector().inspect(events, { nowMs: 0 });

test('a blocked prompt is a finding with its spans, tied to the token', () => {
  const [finding, ...others] = inspect([event({ action: 'block', score: 0.97, reasons: [reason] })]);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    title: 'Prompt injection blocked',
    wing: 'protect',
    severity: 'high',
    score: 0.97,
    evidence: { eventIds: ['evt_10'], explanation: reason.explanation },
  });
  expect(finding!.entities[0]).toEqual({ kind: 'api_token', name: 'web shop' });
  expect(finding!.evidence.spans).toEqual([{ ...reason.spans[0], label: 'injection: classifier' }]);
  expect(finding!.techniques.map(({ id }) => id)).toContain('AML.T0051');
});

test('one finding for each guard and direction; a guard nobody listed speaks in its own name', () => {
  const reasons = [
    reason,
    { ...reason, rule: 'override' },
    { ...reason, guard: 'secrets', direction: 'output' as const, action: 'redact' as const },
    { ...reason, guard: 'acme', action: 'flag' as const },
  ];
  expect(inspect([event({ action: 'block', score: 1, reasons })]).map(({ title }) => title)).toEqual([
    'Prompt injection blocked',
    'Secret in a completion redacted',
    'Guard "acme" reported a prompt',
  ]);
});

test('a clean call and an event of another kind say nothing', () => {
  const other = { ...event({ action: 'block', score: 1, reasons: [reason] }), format: 'json' } as EventRecord;
  expect(inspect([event({ action: 'allow', score: 0, reasons: [] }), other])).toEqual([]);
});
