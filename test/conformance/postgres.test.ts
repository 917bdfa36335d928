import { afterAll, beforeAll } from 'vitest';
import { makeStore } from './make-store.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { describeStore } from './store.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

describeStore('PostgreSQL', async () => makeStore(await server.freshUrl()));
