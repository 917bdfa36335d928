import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GatewayEvent } from '../contracts/gateway-event.ts';
import { latencyClassOf, latencyOfClass } from '../contracts/latency-class.ts';
import { CallFold } from './fold-calls.ts';

function call(change: Partial<GatewayEvent> = {}): GatewayEvent {
  return {
    type: 'gateway.call',
    id: 'gwc_1',
    time: 120_000,
    operation: 'chat.completions',
    stream: false,
    token: { id: 'tok_1', name: 'desk' },
    client: { ip: '10.0.0.1' },
    model: 'm',
    responseModel: 'm',
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

const reason = (guard: string, rule: string) => ({
  guard,
  rule,
  direction: 'input' as const,
  action: 'block' as const,
  score: 1,
  spans: [],
  explanation: '',
});

it('adds up calls that are alike, and keeps apart what differs', () => {
  const fold = new CallFold();
  fold.add(call(), 119_999);
  fold.add(call(), 60_000);
  fold.add(call({ usage: { inputTokens: null, outputTokens: null, totalTokens: 9 } }), 60_001);
  fold.add(call({ status: 500 }), 60_002);
  fold.add(call(), 120_000);
  const { callCounts } = fold.counts();
  expect(
    callCounts.map(({ minuteMs, status, calls, inputTokens }) => [minuteMs, status, calls, inputTokens]),
  ).toEqual([
    [60_000, 200, 3, 15],
    [60_000, 500, 1, 3],
    [120_000, 200, 1, 3],
  ]);
});

it('counts a guard’s calls once, however much it says', () => {
  const fold = new CallFold();
  const reasons = [
    reason('secrets', 'a'),
    reason('secrets', 'b'),
    reason('secrets', 'a'),
    reason('pii', 'a'),
  ];
  fold.add(call({ verdict: { action: 'block', score: 1, reasons } }), 0);
  expect(
    fold.counts().callReasons.map(({ guard, rule, reasons: said, calls }) => [guard, rule, said, calls]),
  ).toEqual([
    ['secrets', 'a', 2, 1],
    ['secrets', 'b', 1, 0],
    ['pii', 'a', 1, 1],
  ]);
});

it('does not grow with the names that callers make up', () => {
  const fold = new CallFold();
  for (let index = 0; index < 3_000; index++) fold.add(call({ model: `made-up-${index}` }), 0);
  for (let index = 0; index < 3_000; index++) fold.add(call({ model: `x-${index}`, policy: '' }), 0);
  const { callCounts } = fold.counts();
  expect(callCounts.length).toBe(502);
  expect(callCounts.reduce((sum, { calls }) => sum + calls, 0)).toBe(6_000);
});

it('reads latencies back to within 2.5 %', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.011, max: 600_000, noNaN: true }), (ms) => {
      expect(Math.abs(latencyOfClass(latencyClassOf(ms)) / ms - 1)).toBeLessThan(0.0251);
    }),
  );
  expect(latencyClassOf(Number.NaN)).toBe(0);
  expect(latencyClassOf(Number.POSITIVE_INFINITY)).toBe(500);
});
