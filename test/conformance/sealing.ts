import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventId } from '../../src/contracts/event.ts';
import { dayMs, event, noonMs } from './samples.ts';
import type { MakeStore, StoreUnderTest } from './target.ts';

const day = '2026-03-01';

export function describeSealing(make: MakeStore): void {
  describe('sealing a day', () => {
    let target: StoreUnderTest;
    beforeEach(async () => {
      target = await make();
      const { events } = target.store;
      await events.write([
        event(1),
        event(2, { uid: 'u-2' }),
        event(3),
        event(4, { receivedMs: noonMs + dayMs }),
      ]);
    });
    afterEach(() => target.dispose());
    const all = async (limit = 2) => {
      const found: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await target.store.events.search({ limit, ...(cursor ? { cursor } : {}) });
        found.push(...page.events.map((view) => view.id));
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    };
    const sealedSeqs = () => [...target.sealed.parts.values()].map((rows) => rows.map((row) => row.seq));

    it('moves the day and leaves the others', async () => {
      const before = await all();
      const info = await target.store.events.seal(day);
      expect(info).toEqual({
        day,
        state: 'sealed',
        events: 3,
        bytes: 100,
        fromMs: noonMs + 1,
        toMs: noonMs + 3,
      });
      expect(sealedSeqs()).toEqual([[1, 2, 3]]);
      expect(await all()).toEqual(before);
      expect((await target.store.events.get(2))?.id).toBe(eventId(2));
      const segments = await target.store.events.segments();
      expect(segments.map((segment) => [segment.day, segment.state, segment.events])).toEqual([
        [day, 'sealed', 3],
        ['2026-03-02', 'open', 1],
      ]);
    });

    it('may be repeated', async () => {
      const first = await target.store.events.seal(day);
      expect(await target.store.events.seal(day)).toEqual(first);
      await target.reopen();
      expect(await target.store.events.seal(day)).toEqual(first);
      expect(sealedSeqs()).toEqual([[1, 2, 3]]);
    });

    it('says so when there is no such day', async () => {
      for (const other of ['2020-01-01', '2026-13-41', '../etc', '']) {
        await expect(target.store.events.seal(other)).rejects.toMatchObject({ code: 'unknown_day' });
      }
    });

    it('opens a new part for what comes late, and seals that too', async () => {
      await target.store.events.seal(day);
      await target.store.events.write([event(5)]);
      expect((await target.store.events.segments())[0]).toMatchObject({ day, state: 'open', events: 4 });
      expect(await all()).toEqual([5, 4, 3, 2, 1].map(eventId));
      expect(await target.store.events.seal(day)).toMatchObject({ state: 'sealed', events: 4 });
      expect(sealedSeqs()).toEqual([[1, 2, 3], [5]]);
      expect(await all()).toEqual([5, 4, 3, 2, 1].map(eventId));
    });

    it('ignores a replay of what is sealed', async () => {
      await target.store.events.seal(day);
      await target.reopen();
      expect(await target.store.events.write([event(2), event(3)])).toEqual({ duplicateUids: [] });
      expect(await all()).toEqual([4, 3, 2, 1].map(eventId));
      expect((await target.store.events.segments())[0]).toMatchObject({ events: 3 });
    });

    it('loses nothing that is written while it exports', async () => {
      target.sealed.afterExport = async () => {
        await target.store.events.write([event(6)]);
      };
      await target.store.events.seal(day);
      expect(await all()).toEqual([6, 4, 3, 2, 1].map(eventId));
    });

    it('keeps the day open when the export fails or is short, and can be tried again', async () => {
      target.sealed.afterExport = () => {
        throw new Error('the export broke off');
      };
      await expect(target.store.events.seal(day)).rejects.toThrow('broke off');
      target.sealed.afterExport = () => undefined;
      target.sealed.rowsLost = 1;
      await expect(target.store.events.seal(day)).rejects.toMatchObject({ code: 'storage_failed' });
      await target.reopen();
      expect(await all()).toEqual([4, 3, 2, 1].map(eventId));
      target.sealed.rowsLost = 0;
      expect(await target.store.events.seal(day)).toMatchObject({ state: 'sealed', events: 3 });
      expect(await all()).toEqual([4, 3, 2, 1].map(eventId));
    });

    it('hunts in sealed and open days alike', async () => {
      await target.store.events.seal(day);
      const result = await target.store.hunt.run('SELECT seq FROM events');
      expect(result.rows.flat().toSorted()).toEqual([1, 2, 3, 4]);
    });
  });
}
