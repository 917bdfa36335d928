import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventId } from '../../src/contracts/event.ts';
import type { EventQuery } from '../../src/storage/ports/index.ts';
import { dayMs, event, noonMs } from './samples.ts';
import type { MakeStore, StoreUnderTest } from './target.ts';

export function describeEvents(make: MakeStore): void {
  describe('events', () => {
    let target: StoreUnderTest;
    beforeAll(async () => {
      target = await make();
    });
    afterAll(() => target.dispose());
    const ids = async (query: Partial<EventQuery>) =>
      (await target.store.events.search({ limit: 100, ...query })).events.map((found) => found.id);
    const pages = async (query: EventQuery) => {
      const found: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await target.store.events.search({ ...query, ...(cursor ? { cursor } : {}) });
        found.push(...page.events.map((view) => view.id));
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    };

    it('shows an event as it was written', async () => {
      const written = event(1, { source: 'show', raw: 'as it came, “ü” and \0 too' });
      await target.store.events.write([written]);
      expect(await target.store.events.get(1)).toEqual({
        id: eventId(1),
        time: new Date(written.timeMs).toISOString(),
        received: new Date(noonMs).toISOString(),
        source: 'show',
        format: 'json',
        class_uid: 3002,
        class_name: 'Authentication',
        severity_id: 1,
        message: 'Authentication (user Alice)',
        entities: [{ kind: 'user', name: 'Alice' }],
        ocsf: written.ocsf,
        raw: written.raw,
      });
      expect(await target.store.events.get(999_999)).toBeUndefined();
    });

    it('ignores a replay and reports a uid that another event has', async () => {
      const events = [event(10, { uid: 'u-10' }), event(11), event(12, { uid: 'u-12' })];
      expect(await target.store.events.write(events)).toEqual({ duplicateUids: [] });
      expect(await target.store.events.write(events)).toEqual({ duplicateUids: [] });
      const more = [event(13, { uid: 'u-10' }), event(14, { uid: 'u-14' }), event(15, { uid: 'u-14' })];
      expect(await target.store.events.write(more)).toEqual({ duplicateUids: [13, 15] });
      expect(await target.store.events.get(13)).toBeUndefined();
      const elsewhere = event(16, { uid: 'u-10', source: 'another source has its own uids' });
      expect(await target.store.events.write([elsewhere])).toEqual({ duplicateUids: [] });
    });

    it('knows a uid of the day before', async () => {
      await target.store.events.write([event(20, { uid: 'night', receivedMs: noonMs })]);
      const next = event(21, { uid: 'night', receivedMs: noonMs + dayMs });
      expect(await target.store.events.write([next])).toEqual({ duplicateUids: [21] });
    });

    it('pages through days newest first, each event once', async () => {
      const events = Array.from({ length: 60 }, (_, index) =>
        event(100 + index, {
          source: 'paging',
          // Event time and day of arrival go their own ways, and times collide.
          timeMs: noonMs + ((index * 7) % 20),
          receivedMs: noonMs + (index % 3) * dayMs,
        }),
      );
      await target.store.events.write(events);
      const expected = events
        .toSorted((a, b) => b.timeMs - a.timeMs || b.seq - a.seq)
        .map(({ seq }) => eventId(seq));
      expect(await pages({ limit: 7, source: 'paging' })).toEqual(expected);
      expect(await pages({ limit: 60, source: 'paging' })).toEqual(expected);
    });

    it('finds by time, source, format, class and severity', async () => {
      const base = { source: 'filters' };
      const ocsf = { ...event(0).ocsf, class_uid: 4001, severity_id: 4 };
      await target.store.events.write([
        event(200, { ...base, timeMs: noonMs - 5000 }),
        event(201, { ...base, timeMs: noonMs - 4000, format: 'syslog' }),
        event(202, { ...base, timeMs: noonMs - 3000, ocsf }),
      ]);
      expect(await ids({ ...base, fromMs: noonMs - 4000 })).toEqual([202, 201].map(eventId));
      expect(await ids({ ...base, toMs: noonMs - 4000 })).toEqual([eventId(200)]);
      expect(await ids({ ...base, format: 'syslog' })).toEqual([eventId(201)]);
      expect(await ids({ ...base, classUid: 4001 })).toEqual([eventId(202)]);
      expect(await ids({ ...base, severityIdMin: 2 })).toEqual([eventId(202)]);
    });

    it('finds text in the raw record whatever its case, and takes wildcards for themselves', async () => {
      await target.store.events.write([
        event(210, { source: 'text', raw: 'PowerShell -EncodedCommand 100%' }),
        event(211, { source: 'text', raw: 'Zürich_ÜBER alles' }),
        event(212, { source: 'text', raw: 'nothing' }),
      ]);
      expect(await ids({ source: 'text', text: 'powershell -enc' })).toEqual([eventId(210)]);
      expect(await ids({ source: 'text', text: 'über' })).toEqual([eventId(211)]);
      expect(await ids({ source: 'text', text: '0%' })).toEqual([eventId(210)]);
      expect(await ids({ source: 'text', text: '_' })).toEqual([eventId(211)]);
      expect(await ids({ source: 'text', text: "'; DROP TABLE events; --" })).toEqual([]);
    });

    it('finds by fields and entity, exactly', async () => {
      const ocsf = {
        ...event(0).ocsf,
        actor: { user: { name: 'bob "the" builder' } },
        resources: [{ name: 'one' }, { name: 'two' }],
        unmapped: { 'a.b': 'dotted', count: 5, on: true },
      };
      await target.store.events.write([
        event(220, { source: 'fields', ocsf, entities: [{ kind: 'host', name: 'Web-01' }] }),
        event(221, { source: 'fields' }),
      ]);
      const found = [eventId(220)];
      expect(await ids({ source: 'fields', fields: { 'actor.user.name': 'bob "the" builder' } })).toEqual(
        found,
      );
      expect(await ids({ source: 'fields', fields: { 'resources.name': 'two' } })).toEqual(found);
      expect(
        await ids({ source: 'fields', fields: { 'unmapped.a.b': 'dotted', 'unmapped.count': '5' } }),
      ).toEqual(found);
      expect(await ids({ source: 'fields', fields: { 'unmapped.on': 'true' } })).toEqual(found);
      expect(await ids({ source: 'fields', fields: { 'actor.user': 'two' } })).toEqual([]);
      expect(await ids({ source: 'fields', fields: { '__proto__.x': 'two' } })).toEqual([]);
      expect(await ids({ source: 'fields', entity: { kind: 'host', name: 'web-01' } })).toEqual(found);
      expect(await ids({ source: 'fields', entity: { kind: 'user', name: 'web-01' } })).toEqual([]);
    });

    it('pages through events of one and the same time', async () => {
      const events = Array.from({ length: 1200 }, (_, index) =>
        event(5000 + index, { source: 'bulk', timeMs: noonMs - 77 }),
      );
      await target.store.events.write(events);
      const expected = events.map(({ seq }) => eventId(seq)).reverse();
      expect(await pages({ limit: 250, source: 'bulk' })).toEqual(expected);
      expect(
        await ids({ source: 'bulk', text: '{"N":5001}', fromMs: noonMs - 77, toMs: noonMs - 76 }),
      ).toEqual([eventId(5001)]);
    });

    it('takes numbers out of every range', async () => {
      const numbers = [1.5, 1e300, -1e300, Number.NaN, Number.POSITIVE_INFINITY];
      const events = numbers.map((number, index) =>
        event(7000 + index, {
          source: 'range',
          timeMs: number,
          ocsf: { ...event(0).ocsf, class_uid: number, severity_id: number, time: 0 },
        }),
      );
      expect(await target.store.events.write(events)).toEqual({ duplicateUids: [] });
      expect((await ids({ source: 'range' })).toSorted()).toEqual(
        events.map(({ seq }) => eventId(seq)).toSorted(),
      );
    });

    it('refuses a cursor that it did not give', async () => {
      for (const cursor of [
        'x',
        '',
        Buffer.from('[1]').toString('base64url'),
        Buffer.from('["a",1]').toString('base64url'),
      ]) {
        await expect(target.store.events.search({ limit: 1, cursor })).rejects.toMatchObject({
          code: 'invalid_cursor',
        });
      }
    });

    it('stops a search that nobody waits for any more', async () => {
      const signal = AbortSignal.abort();
      await expect(target.store.events.search({ limit: 1, text: 'no such text' }, signal)).rejects.toThrow();
    });

    it('keeps events over a restart', async () => {
      await target.store.events.write([event(300, { source: 'durable' })]);
      await target.reopen();
      expect(await ids({ source: 'durable' })).toEqual([eventId(300)]);
      const replay = await target.store.events.write([event(300, { source: 'durable' })]);
      expect(replay).toEqual({ duplicateUids: [] });
    });
  });
}
