import { expect, it } from 'vitest';
import { dayMs, draft, noonMs, round } from './samples.ts';
import type { MakeStore } from './target.ts';

export function describePruning(make: MakeStore): void {
  it('forgets what was delivered, replayed or counted long ago, and keeps what waits', async () => {
    const target = await make();
    const { store } = target;
    const hook = { name: 'n', url: 'http://localhost', secret: 's', createdMs: 1 };
    await store.outbox.putWebhook({ ...hook, id: 'wh_1', enabled: true });
    const letter = (seq: number) => ({
      source: 'web',
      format: 'json',
      receivedMs: noonMs,
      seq,
      reason: 'invalid_json',
      detail: 'd',
      raw: new Uint8Array([seq % 256]),
    });
    const count = (minute: number) => ({
      minuteMs: noonMs + minute * 60_000,
      source: 'web',
      classUid: 1,
      severityId: 1,
      count: 1,
    });
    await store.pipeline.commit(
      round(1, {
        nowMs: noonMs,
        // More than one step of deletion.
        deadLetters: Array.from({ length: 2_100 }, (_, index) => letter(index)),
        eventCounts: Array.from({ length: 2_100 }, (_, index) => count(index)),
        findings: ['a', 'b', 'c'].map((name) =>
          draft({ dedupKey: name, entities: [{ kind: 'host', name }] }),
        ),
      }),
    );
    const [delivered, failed, pending] = await store.outbox.due(noonMs, 10);
    await store.outbox.settle(delivered!.id, { delivered: true }, noonMs);
    await store.outbox.settle(failed!.id, { delivered: false, error: '410' }, noonMs);
    const letters = (await store.deadLetters.list({ limit: 500 })).items;
    await store.deadLetters.markReplayed(
      letters.slice(0, 10).map(({ id }) => id),
      noonMs,
    );
    const none = {
      outboxItems: 0,
      deadLetters: 0,
      eventCounts: 0,
      callCounts: 0,
      sealedVaults: 0,
      approvals: 0,
    };
    expect(await store.prune(noonMs + 7 * dayMs)).toEqual(none);
    expect(await store.prune(noonMs + 7 * dayMs + 1)).toEqual({ ...none, outboxItems: 1, deadLetters: 10 });
    expect(await store.prune(noonMs + 400 * dayMs + 2_099 * 60_000)).toEqual({ ...none, eventCounts: 2_099 });
    expect(await store.eventCounts.histogram(0, noonMs * 2, 60_000)).toHaveLength(1);
    expect((await store.outbox.list({ limit: 10 })).items.map(({ id }) => id).toSorted()).toEqual(
      [failed!.id, pending!.id].toSorted(),
    );
    expect(await store.deadLetters.countByReason()).toEqual([
      { source: 'web', reason: 'invalid_json', count: 2_090 },
    ]);
    await target.dispose();
  });
}
