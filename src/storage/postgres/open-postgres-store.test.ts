import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MemorySealedStore } from '../../../test/conformance/memory-sealed-store.ts';
import { testPolicy } from '../../../test/conformance/target.ts';
import { temporaryDir } from '../../../test/conformance/temporary-dir.ts';
import { openStore } from '../open-store.ts';

it('says that PostgreSQL cannot be reached, and not with which password', async () => {
  const dataDir = temporaryDir('unreachable');
  const databaseUrl = 'postgres://bartizan:hunter2@127.0.0.1:1/none';
  const opening = openStore({ dataDir, databaseUrl, incidentPolicy: testPolicy }, new MemorySealedStore());
  const fault = await opening.catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'storage_unavailable', status: 503 });
  expect(JSON.stringify(fault)).not.toContain('hunter2');
  rmSync(dataDir, { recursive: true, force: true });
});
