import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemorySealedStore } from '../../../test/conformance/memory-sealed-store.ts';
import { batch, event, round } from '../../../test/conformance/samples.ts';
import { testPolicy } from '../../../test/conformance/target.ts';
import { temporaryDir } from '../../../test/conformance/temporary-dir.ts';
import { openStore } from '../open-store.ts';

describe('opening the embedded store', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = temporaryDir('open');
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  const open = () => openStore({ dataDir, incidentPolicy: testPolicy }, new MemorySealedStore());

  for (const name of ['control.db', 'journal.db']) {
    it(`names ${name} when it is damaged`, async () => {
      writeFileSync(
        join(dataDir, name),
        'this is not a database, but it is long enough to be looked at'.repeat(100),
      );
      await expect(open()).rejects.toMatchObject({
        code: 'storage_corrupt',
        publicMessage: expect.stringContaining(name),
      });
    });
  }

  it('refuses data of a newer version and leaves it alone', async () => {
    await (await open()).close();
    const db = new DatabaseSync(join(dataDir, 'control.db'));
    db.exec("INSERT INTO schema_migrations VALUES (999, '999-from-the-future', 1)");
    db.close();
    await expect(open()).rejects.toMatchObject({ code: 'storage_newer' });
    const journal = new DatabaseSync(join(dataDir, 'journal.db'));
    journal.exec('PRAGMA user_version = 99');
    journal.close();
    await expect(open()).rejects.toMatchObject({ code: 'storage_newer' });
  });

  it('gives numbers above the checkpoint when the journal was lost', async () => {
    const first = await open();
    await first.pipeline.commit(round(500, { fromChunkSeq: 0 }));
    await first.close();
    rmSync(join(dataDir, 'journal.db'));
    const second = await open();
    const { chunkSeq } = await second.journal.append([batch('a\n')]);
    await second.close();
    expect(chunkSeq).toBeGreaterThan(500);
  });

  it('answers a damaged segment with a fault that names it, and the rest goes on', async () => {
    const store = await open();
    await store.events.write(Array.from({ length: 500 }, (_, index) => event(index + 1)));
    await store.close();
    truncateSync(join(dataDir, 'events', '2026-03-01.db'), 8192 * 3);
    const again = await open();
    await expect(again.events.search({ limit: 500 })).rejects.toMatchObject({ code: 'storage_corrupt' });
    await expect(again.journal.append([batch('a\n')])).resolves.toMatchObject({ recordCount: 1 });
    await again.close();
  });

  it('refuses calls after it was closed', async () => {
    const store = await open();
    await store.close();
    await expect(store.journal.acceptedTotal()).rejects.toMatchObject({
      code: expect.stringMatching(/^storage_/),
    });
  });

  it('names a file that cannot be opened', async () => {
    mkdirSync(join(dataDir, 'journal.db'));
    await expect(open()).rejects.toMatchObject({
      code: 'storage_readonly',
      publicMessage: expect.stringContaining('journal.db'),
    });
  });
});
