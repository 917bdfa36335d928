import { afterAll, beforeAll, expect, it } from 'vitest';
import { latencyClassOf } from '../../../contracts/latency-class.ts';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
const nowMs = Date.now();
const minuteMs = Math.floor(nowMs / 60_000) * 60_000;

beforeAll(async () => {
  test = await testApp();
  const attributes = {
    minuteMs,
    model: 'm',
    tokenId: 'tok_1',
    tokenName: 'desk',
    team: '',
    upstream: 'openai',
    policy: 'default',
  };
  const figures = { inputTokens: 2, outputTokens: 1, costMicros: 0, latencyClass: latencyClassOf(100) };
  await test.store.pipeline.commit({
    fromChunkSeq: 0,
    chunkSeq: 1,
    processed: 0,
    deadLetters: [],
    eventCounts: [],
    callCounts: [
      // More than any list would read.
      { ...attributes, ...figures, action: 'allow', status: 200, calls: 1_000_000 },
      { ...attributes, ...figures, action: 'allow', status: 502, calls: 3 },
      { ...attributes, ...figures, action: 'block', status: 400, calls: 5 },
      { ...attributes, ...figures, model: '', action: 'refuse', status: 404, calls: 7 },
      {
        ...attributes,
        ...figures,
        minuteMs: minuteMs - 20 * 86_400_000,
        action: 'flag',
        status: 200,
        calls: 2,
      },
    ],
    callReasons: [
      {
        ...attributes,
        action: 'block',
        status: 400,
        guard: 'injection',
        rule: 'override',
        direction: 'input',
        reasonAction: 'block',
        reasons: 6,
        calls: 5,
      },
    ],
    findings: [],
    nowMs,
    detectorStates: [],
  });
});
afterAll(() => test.close());

const stats = async (query: string) => (await test.as('read', { url: `/api/traffic/stats?${query}` })).json();

it('counts every call of the range', async () => {
  const found = await stats('from=-1h&buckets=60');
  expect(found).toMatchObject({
    bucketMs: 60_000,
    totals: { calls: 1_000_015, blocked: 5, errors: 3, refused: 7, redacted: 0, inputTokens: 8 },
    by: {
      model: [{ name: 'm', calls: 1_000_008, blocked: 5 }],
      token: [{ id: 'tok_1', name: 'desk' }],
      team: [],
    },
    reasons: [{ guard: 'injection', rule: 'override', action: 'block', count: 6 }],
  });
  expect(found.latency.p50Ms).toBeCloseTo(100, -1);
  const calls = found.series.map((bucket: { calls: number }) => bucket.calls);
  expect(calls.reduce((sum: number, each: number) => sum + each, 0)).toBe(1_000_015);
});

it('obeys the filters, and reads hours for what is long ago', async () => {
  expect((await stats('from=-1h&action=block&status=4xx')).totals.calls).toBe(5);
  const byGuard = await stats('from=-1h&guard=injection');
  expect(byGuard).toMatchObject({ totals: { calls: 5 }, latency: { p50Ms: null } });
  expect((await stats('from=-30d')).totals).toMatchObject({ calls: 1_000_017, flagged: 2 });
  const old = await stats('from=-21d&to=-19d&buckets=100');
  expect(old).toMatchObject({ bucketMs: 3_600_000, totals: { calls: 2 } });
});

it('and the overview shows the same', async () => {
  const overview = (await test.as('read', { url: '/api/overview?from=-1h' })).json();
  expect(overview.totals).toMatchObject({ calls: 1_000_015, blocked: 5, tokens: 12 });
});
