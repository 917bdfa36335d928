import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
const minuteMs = Math.floor(Date.now() / 60_000) * 60_000;

beforeAll(async () => {
  test = await testApp();
  const call = {
    model: 'm',
    tokenId: 'tok_1',
    tokenName: 'desk',
    upstream: 'openai',
    policy: 'default',
    action: 'allow',
    status: 200,
    latencyClass: 100,
    inputTokens: 10,
    outputTokens: 5,
    calls: 1,
  } as const;
  await test.store.pipeline.commit({
    fromChunkSeq: 0,
    chunkSeq: 1,
    processed: 0,
    deadLetters: [],
    eventCounts: [],
    callCounts: [
      { ...call, minuteMs, team: 'care', costMicros: 700 },
      { ...call, minuteMs: minuteMs - 3_600_000, team: 'care', costMicros: 300, model: 'large' },
      { ...call, minuteMs, team: 'sales', costMicros: 50, tokenId: 'tok_2', tokenName: 'crm' },
      { ...call, minuteMs, team: '', costMicros: 5, tokenId: 'tok_3', tokenName: 'lab' },
    ],
    callReasons: [],
    findings: [],
    nowMs: minuteMs,
    detectorStates: [],
  });
});
afterAll(() => test.close());

const spend = async (query: string) => {
  const response = await test.as('read', { url: `/api/spend?${query}` });
  expect(response.statusCode).toBe(200);
  return response.json() as {
    totals: object;
    series: { t: number; costMicros: number }[];
    groups: { id: string; name: string; costMicros: number; series: { t: number; costMicros: number }[] }[];
  };
};

it('GET /api/spend adds up by team, the largest first, and over time', async () => {
  const { totals, series, groups } = await spend('from=-24h');
  expect(totals).toEqual({ calls: 4, inputTokens: 40, outputTokens: 20, costMicros: 1_055 });
  expect(groups.map(({ id, costMicros }) => [id, costMicros])).toEqual([
    ['care', 1_000],
    ['sales', 50],
    ['', 5],
  ]);
  const spikes = (list: typeof series) => list.map(({ costMicros }) => costMicros).filter((cost) => cost > 0);
  expect(spikes(series)).toEqual([300, 755]);
  expect(spikes(groups[0]!.series)).toEqual([300, 700]);
});

it('GET /api/spend goes by token or model, of one team alone, and keeps to so many groups', async () => {
  expect((await spend('from=-24h&by=token&groups=1')).groups.map(({ id, name }) => [id, name])).toEqual([
    ['tok_1', 'desk'],
  ]);
  const ofCare = await spend('from=-24h&by=model&team=care');
  expect(ofCare.groups.map(({ id, costMicros }) => [id, costMicros])).toEqual([
    ['m', 700],
    ['large', 300],
  ]);
});
