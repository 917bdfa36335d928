import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeStore } from '../../../test/conformance/make-store.ts';
import { MemorySealedStore } from '../../../test/conformance/memory-sealed-store.ts';
import { type PostgresServer, startPostgres } from '../../../test/conformance/postgres-server.ts';
import { testPolicy } from '../../../test/conformance/target.ts';
import { temporaryDir } from '../../../test/conformance/temporary-dir.ts';
import { attachStore, openStore } from '../open-store.ts';
import { PostgresPool } from './open-pool.ts';
import { StoreLock } from './store-lock.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

it('lets one process open the database, whatever its data folder, until that one closes', async () => {
  const databaseUrl = await server.freshUrl();
  const first = await makeStore(databaseUrl);
  const dataDir = temporaryDir('second');
  const open = () => openStore({ dataDir, databaseUrl, incidentPolicy: testPolicy }, new MemorySealedStore());
  await expect(open()).rejects.toMatchObject({
    code: 'store_in_use',
    publicMessage: expect.stringContaining('data folder'),
  });
  // Threads of the holder attach, and another schema of the same database is another store.
  await (await attachStore(first.store.share(), { incidentPolicy: testPolicy }, first.sealed)).close();
  await (await makeStore(await server.freshUrl())).dispose();
  await first.store.check();
  await first.dispose();
  await (await open()).close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('is free again when its holder was killed', async () => {
  const databaseUrl = await server.freshUrl();
  const module = new URL('./store-lock.ts', import.meta.url).href;
  const script = `const { StoreLock } = await import(${JSON.stringify(module)});
    await StoreLock.acquire(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, databaseUrl]);
  await once(child.stdout, 'data');
  await expect(StoreLock.acquire(databaseUrl)).rejects.toMatchObject({ code: 'store_in_use' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await StoreLock.acquire(databaseUrl)).release();
});

it('is taken again after its connection was lost, unless another process was quicker', async () => {
  const databaseUrl = await server.freshUrl();
  const lock = await StoreLock.acquire(databaseUrl);
  const pool = new PostgresPool(databaseUrl, 1);
  const cut = async () => {
    const warned = once(process, 'warning');
    await pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bartizan lock'",
    );
    await warned;
  };
  await cut();
  await lock.check();
  await cut();
  const rival = await StoreLock.acquire(databaseUrl);
  await expect(lock.check()).rejects.toMatchObject({ code: 'store_in_use' });
  await rival.release();
  await lock.check();
  await lock.release();
  await pool.end();
});
