import { expect, it } from 'vitest';
import { gatewayEventSchema, isRefused } from './gateway-event.ts';

const call = (change: object) => ({
  inspected: false,
  status: 400,
  upstreamStatus: null,
  verdict: { action: 'allow' as const },
  ...change,
});

it.each([
  ['turned away before any guard saw it', {}, true],
  ['judged, then not served', { inspected: true, status: 502 }, false],
  ['answered under a policy without guards', { status: 200, upstreamStatus: 200 }, false],
  ['refused by the upstream', { status: 429, upstreamStatus: 429 }, false],
  ['blocked by the policy itself', { verdict: { action: 'block' as const } }, false],
])('a call that was %s', (_name, change, refused) => expect(isRefused(call(change))).toBe(refused));

it('a line of before the field was written down counts as seen', () => {
  expect(gatewayEventSchema.shape.inspected.parse(undefined)).toBe(true);
});
