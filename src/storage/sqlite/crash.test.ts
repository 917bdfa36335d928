import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { MemorySealedStore } from '../../../test/conformance/memory-sealed-store.ts';
import { testPolicy } from '../../../test/conformance/target.ts';
import { openStore } from '../open-store.ts';

const ACKNOWLEDGED_MIN = 60;

it('has every acknowledged append after a SIGKILL, each once', { timeout: 60_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bartizan-crash-'));
  const acknowledged = await appendUntilKilled(dataDir);
  const store = await openStore({ dataDir, incidentPolicy: testPolicy }, new MemorySealedStore());
  const chunks = await store.journal.read(0, 1e9);
  const accepted = await store.journal.acceptedTotal();
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
  const found = chunks.map((chunk) => new TextDecoder().decode(chunk.body).trim());
  expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_MIN);
  expect(new Set(found).size).toBe(found.length);
  expect(acknowledged.filter((text) => !found.includes(text))).toEqual([]);
  expect(accepted).toBe(chunks.reduce((sum, chunk) => sum + chunk.recordCount, 0));
});

/** Runs a process that prints each append once it is acknowledged, and kills it in the middle. */
async function appendUntilKilled(dataDir: string): Promise<string[]> {
  const script = fileURLToPath(new URL('../../../test/conformance/append-forever.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === ACKNOWLEDGED_MIN) child.kill('SIGKILL');
  }
  return acknowledged;
}
