import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallCount, CallReasonCount } from '../../src/storage/ports/index.ts';
import { dayMs, noonMs, round } from './samples.ts';
import type { MakeStore, StoreUnderTest } from './target.ts';

const minuteMs = 60_000;
const attributes = {
  model: 'm-1',
  tokenId: 'tok_1',
  tokenName: 'help-desk',
  team: 'care',
  upstream: 'openai',
  policy: 'default',
  action: 'allow',
  status: 200,
} as const;
const count = (change: Partial<CallCount> = {}): CallCount => ({
  minuteMs: noonMs,
  ...attributes,
  latencyClass: 100,
  calls: 1,
  inputTokens: 10,
  outputTokens: 5,
  costMicros: 7,
  ...change,
});
const reason = (change: Partial<CallReasonCount> = {}): CallReasonCount => ({
  minuteMs: noonMs,
  ...attributes,
  action: 'block',
  status: 400,
  guard: 'injection',
  rule: 'override',
  direction: 'input',
  reasonAction: 'block',
  reasons: 1,
  calls: 1,
  ...change,
});

export function describeCallCounts(make: MakeStore): void {
  describe('figures of calls', () => {
    let target: StoreUnderTest;
    beforeEach(async () => {
      target = await make();
      await target.store.pipeline.commit(
        round(1, {
          callCounts: [
            count(),
            count({ calls: 2 }),
            count({ minuteMs: noonMs + minuteMs, action: 'block', status: 400, latencyClass: 90 }),
            count({ minuteMs: noonMs + minuteMs, tokenId: 'tok_2', tokenName: "it's", model: 'm-2' }),
          ],
          callReasons: [
            reason(),
            reason({ rule: 'other', calls: 0 }),
            reason({ minuteMs: noonMs + 2 * minuteMs }),
          ],
        }),
      );
      await target.store.pipeline.commit(
        round(2, { callCounts: [count({ tokenName: 'renamed', costMicros: 2 ** 40 })] }),
      );
    });
    afterEach(() => target.dispose());

    const range = {
      fromMs: noonMs,
      toMs: noonMs + 60 * minuteMs,
      bucketMs: minuteMs,
      grain: 'minute',
    } as const;
    const stats = (more: object = {}) => target.store.callCounts.stats({ ...range, ...more });

    it('say who spent most, and when', async () => {
      const large = 2 ** 40;
      const spend = await target.store.callCounts.spend({ ...range, by: 'token', groupsMax: 1 });
      expect(spend.buckets.map(({ bucketMs, costMicros }) => [bucketMs, costMicros])).toEqual([
        [noonMs, large + 14],
        [noonMs + minuteMs, 14],
      ]);
      expect(spend.groups).toMatchObject([{ id: 'tok_1', name: 'renamed', costMicros: large + 21 }]);
      expect(spend.groups[0]!.buckets.map(({ costMicros }) => costMicros)).toEqual([large + 14, 7]);
    });

    it('are added up by bucket, action and status, and by what calls have in common', async () => {
      const found = await stats();
      expect(found.buckets.toSorted((a, b) => a.bucketMs - b.bucketMs || a.calls - b.calls)).toEqual([
        expect.objectContaining({
          bucketMs: noonMs,
          action: 'allow',
          isError: false,
          calls: 4,
          inputTokens: 30,
          outputTokens: 15,
          costMicros: 14 + 2 ** 40,
        }),
        expect.objectContaining({ bucketMs: noonMs + minuteMs, calls: 1 }),
        expect.objectContaining({ bucketMs: noonMs + minuteMs, calls: 1 }),
      ]);
      expect(found.latencies).toEqual([
        { bucketMs: noonMs, latencyClass: 100, calls: 4 },
        { bucketMs: noonMs + minuteMs, latencyClass: 90, calls: 1 },
        { bucketMs: noonMs + minuteMs, latencyClass: 100, calls: 1 },
      ]);
      expect(found.by.token).toMatchObject([
        { id: 'tok_1', name: 'renamed', calls: 5, blocked: 1 },
        { id: 'tok_2', name: "it's", calls: 1, blocked: 0 },
      ]);
      expect(found.by.model.map(({ name, calls }) => [name, calls])).toEqual([
        ['m-1', 5],
        ['m-2', 1],
      ]);
      expect(found.reasons).toEqual([
        { guard: 'injection', rule: 'override', direction: 'input', action: 'block', count: 2 },
        { guard: 'injection', rule: 'other', direction: 'input', action: 'block', count: 1 },
      ]);
    });

    it.each([
      [{ action: 'block' }, 1],
      [{ model: 'm-2' }, 1],
      [{ token: 'tok_1' }, 5],
      [{ token: "it's" }, 1],
      [{ team: 'care' }, 6],
      [{ team: 'none' }, 0],
      [{ upstream: 'openai', policy: 'default' }, 6],
      [{ status: '4xx' }, 1],
      [{ status: '200' }, 5],
      [{ guard: 'injection' }, 2],
      [{ guard: "';--" }, 0],
      [{ fromMs: noonMs + minuteMs }, 2],
      [{ toMs: noonMs + minuteMs }, 4],
      [{ grain: 'hour', bucketMs: 60 * minuteMs }, 6],
    ])('can be asked for by %j', async (more, calls) => {
      const { buckets } = await stats(more);
      expect(buckets.reduce((sum, bucket) => sum + bucket.calls, 0)).toBe(calls);
    });

    it('lose their minutes after eight days and their hours after 400', async () => {
      const left = async (grain: 'minute' | 'hour') =>
        (await stats({ grain, bucketMs: 60 * minuteMs })).buckets.reduce((sum, { calls }) => sum + calls, 0);
      expect((await target.store.prune(noonMs + 8 * dayMs)).callCounts).toBe(0);
      expect((await target.store.prune(noonMs + 8 * dayMs + 3 * minuteMs)).callCounts).toBe(6);
      expect([await left('minute'), await left('hour')]).toEqual([0, 6]);
      expect((await target.store.prune(noonMs + 400 * dayMs + 1)).callCounts).toBe(5);
      expect(await left('hour')).toBe(0);
    });
  });
}
