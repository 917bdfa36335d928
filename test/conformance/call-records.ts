import { expect, it } from 'vitest';
import { gatewayPolicySchema } from '../../src/contracts/guard.ts';
import type { CallFeedback } from '../../src/storage/ports/index.ts';
import { noonMs } from './samples.ts';
import type { MakeStore } from './target.ts';

const feedback = (change: Partial<CallFeedback> = {}): CallFeedback => ({
  callId: 'gwc_1',
  guard: 'pii',
  rule: 'email',
  kind: 'false_positive',
  note: 'n',
  callTimeMs: noonMs,
  model: 'm',
  policy: 'p',
  createdMs: noonMs + 5,
  createdBy: 'acc_1',
  createdByName: 'Ada',
  ...change,
});

/** Judgements of calls, and reports of the red team. */
export function describeCallRecords(make: MakeStore): void {
  it('keeps the last judgement of each rule and call, in pages and counted', async () => {
    const target = await make();
    const { store } = target;
    await store.callFeedback.put(feedback({ kind: 'correct' }));
    await store.callFeedback.put(feedback());
    await store.callFeedback.put(feedback({ guard: '', rule: '', kind: 'false_negative' }));
    await store.callFeedback.put(feedback({ callId: 'gwc_2', callTimeMs: noonMs - 1, createdMs: noonMs }));
    expect(await store.callFeedback.ofCall('gwc_1')).toEqual([
      feedback({ guard: '', rule: '', kind: 'false_negative' }),
      feedback(),
    ]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.callFeedback.list({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ callId, guard }) => `${callId} ${guard}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['gwc_1 pii', 'gwc_1 ', 'gwc_2 pii']);
    expect((await store.callFeedback.list({ limit: 9, kind: 'false_negative' })).items).toHaveLength(1);
    expect(await store.callFeedback.counts(noonMs, noonMs + 1)).toEqual([
      { guard: '', rule: '', kind: 'false_negative', count: 1 },
      { guard: 'pii', rule: 'email', kind: 'false_positive', count: 1 },
    ]);
    expect(await store.callFeedback.remove('gwc_1', 'pii', 'email')).toBe(true);
    expect(await store.callFeedback.remove('gwc_1', 'pii', 'email')).toBe(false);
    await target.dispose();
  });

  it('keeps reports of the red team, newest first', async () => {
    const target = await make();
    const { store } = target;
    const info = (id: string, createdMs: number) => ({
      id,
      createdMs,
      createdBy: 'Ada',
      finishedMs: noonMs,
      target: 'http://localhost',
      model: 'm',
      suite: 'standard',
      status: 'fail',
      attacks: 10,
      succeeded: 2,
      inconclusive: 1,
      bytes: 2,
    });
    for (const [id, at] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
    ] as const)
      await store.redteamReports.add(info(id, at), '{}');
    const first = await store.redteamReports.list({ limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(['b', 'c']);
    const second = await store.redteamReports.list({ limit: 2, cursor: first.nextCursor! });
    expect(second).toEqual({ items: [info('a', 1)], nextCursor: null });
    expect(await store.redteamReports.get('b')).toEqual({ info: info('b', 3), report: '{}' });
    expect(await store.redteamReports.remove('b')).toBe(true);
    expect(await store.redteamReports.get('b')).toBeUndefined();
    expect(await store.redteamReports.count()).toBe(2);
    await target.dispose();
  });

  it('puts policies in order at once', async () => {
    const target = await make();
    const { store } = target;
    const policy = (name: string) => gatewayPolicySchema.parse({ name, guards: [] });
    for (const name of ['a', 'b', 'c']) await store.settings.putPolicy(policy(name), 0, 1);
    await store.settings.orderPolicies(['c', 'a', 'b'], 2);
    expect((await store.settings.policies()).map(({ name }) => name)).toEqual(['c', 'a', 'b']);
    await target.dispose();
  });
}
