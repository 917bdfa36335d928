import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batch, dayMs, noonMs, round } from './samples.ts';
import type { MakeStore, StoreUnderTest } from './target.ts';

export function describeJournal(make: MakeStore): void {
  describe('the journal', () => {
    let target: StoreUnderTest;
    beforeAll(async () => {
      target = await make();
    });
    afterAll(() => target.dispose());
    const last = async () => (await target.store.journal.read(0, 1e9)).at(-1)?.chunkSeq ?? 0;

    it('gives back what was appended, in order and byte for byte', async () => {
      const { journal } = target.store;
      const before = await last();
      const body = new Uint8Array([0, 10, 255, 10]);
      const first = await journal.append([
        batch('a\nb\n'),
        { ...batch(''), body, recordCount: 2, format: 'syslog' },
      ]);
      const second = await journal.append([batch('c\n', { source: 'other' })]);
      expect(first).toMatchObject({ recordCount: 4, duplicate: false });
      expect(second.chunkSeq).toBeGreaterThan(first.chunkSeq);
      const chunks = await journal.read(before, 1e9);
      expect(chunks.map((chunk) => new TextDecoder('latin1').decode(chunk.body))).toEqual([
        'a\nb\n',
        '\0\n\xff\n',
        'c\n',
      ]);
      expect(chunks[0]).toMatchObject({
        chunkSeq: first.chunkSeq,
        source: 'web',
        format: 'json',
        receivedMs: noonMs,
        recordCount: 2,
      });
      expect(chunks[2]).toMatchObject({ chunkSeq: second.chunkSeq, source: 'other' });
      expect(body).toEqual(new Uint8Array([0, 10, 255, 10]));
    });

    it('reads until the bytes are passed, and at least one chunk', async () => {
      const { journal } = target.store;
      const before = await last();
      for (let i = 0; i < 4; i++) await journal.append([batch('x'.repeat(100))]);
      expect(await journal.read(before, 1)).toHaveLength(1);
      expect(await journal.read(before, 150)).toHaveLength(2);
      expect(await journal.read(before, 1e6)).toHaveLength(4);
      expect(await journal.read(before + 1_000_000, 1e6)).toEqual([]);
    });

    it('answers a retry from the first append, for a day', async () => {
      const { journal } = target.store;
      const total = await journal.acceptedTotal();
      const first = await journal.append([batch('a\nb\n')], 'key-1');
      const again = await journal.append([batch('a\nb\n')], 'key-1');
      expect(again).toEqual({ ...first, duplicate: true });
      expect(await journal.acceptedTotal()).toBe(total + 2);
      const dayLater = await journal.append([batch('a\n', { receivedMs: noonMs + dayMs + 1 })], 'key-1');
      expect(dayLater.duplicate).toBe(false);
    });

    it('accepts one of many simultaneous appends with the same key', async () => {
      const { journal } = target.store;
      const total = await journal.acceptedTotal();
      const results = await Promise.all(
        Array.from({ length: 20 }, () => journal.append([batch('a\n')], 'key-race')),
      );
      expect(results.filter((result) => !result.duplicate)).toHaveLength(1);
      expect(new Set(results.map((result) => result.chunkSeq)).size).toBe(1);
      expect(await journal.acceptedTotal()).toBe(total + 1);
    });

    it('keeps simultaneous appends apart and counts each', async () => {
      const { journal } = target.store;
      const before = await last();
      const total = await journal.acceptedTotal();
      const texts = Array.from({ length: 200 }, (_, index) => `line ${index}\n`);
      await Promise.all(texts.map((text) => journal.append([batch(text)])));
      const read = (await journal.read(before, 1e9)).map((chunk) => new TextDecoder().decode(chunk.body));
      expect(read.toSorted()).toEqual(texts.toSorted());
      expect(await journal.acceptedTotal()).toBe(total + 200);
    });

    it('refuses a body beyond the bound and stores nothing of the unit', async () => {
      const { journal } = target.store;
      const before = await last();
      const large = { ...batch(''), body: new Uint8Array(4 * 1024 * 1024 + 1), recordCount: 1 };
      await expect(journal.append([batch('a\n'), large])).rejects.toMatchObject({ code: 'invalid_batch' });
      expect(await last()).toBe(before);
    });

    it('never gives a number twice, also after a trim and a restart', async () => {
      const { chunkSeq } = await target.store.journal.append([batch('a\n')]);
      const total = await target.store.journal.acceptedTotal();
      await target.store.journal.trim(chunkSeq);
      expect(await target.store.journal.read(0, 1e9)).toEqual([]);
      await target.reopen();
      expect(await target.store.journal.acceptedTotal()).toBe(total);
      const next = await target.store.journal.append([batch('b\n')]);
      expect(next.chunkSeq).toBeGreaterThan(chunkSeq);
    });

    it('frees no more than it was told to', async () => {
      const { journal } = target.store;
      const results = [];
      for (let i = 0; i < 40; i++) results.push(await journal.append([batch(`${i}\n`)]));
      await journal.trim(results[19]!.chunkSeq);
      expect((await journal.read(0, 1e9)).map((chunk) => chunk.chunkSeq)).toEqual(
        results.slice(20).map((result) => result.chunkSeq),
      );
    });

    it('goes on behind the pipeline’s checkpoint', async () => {
      const place = (await last()) + 1;
      await target.store.pipeline.commit(round(place, { fromChunkSeq: 0 }));
      await target.reopen();
      const next = await target.store.journal.append([batch('a\n')]);
      expect(next.chunkSeq).toBeGreaterThanOrEqual(place);
    });
  });
}
