import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Platform } from '../cli/platform-port.ts';
import { loadConfig } from '../kernel/config/load-config.ts';
import { createLogger } from '../kernel/log.ts';
import { createPlatform } from './create-platform.ts';

const localSecret = 'the-local-secret-of-the-test';
let dataDir: string;
let platform: Platform;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bartizan-platform-'));
  const config = loadConfig({ env: {}, cwd: dataDir, file: undefined, flags: { dataDir, port: '0' } });
  platform = await createPlatform(config, { localSecret, log: createLogger({ level: 'fatal' }) });
});
afterEach(async () => {
  await platform.close();
  await rm(dataDir, { recursive: true });
});

interface Answer {
  readonly statusCode: number;
  readonly body: { readonly rules?: { readonly loaded: number }; readonly total?: number };
}

async function get(url: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${localSecret}` };
  const { statusCode, body } = await platform.inject({ method: 'GET', url, headers });
  return { statusCode, body: JSON.parse(body) };
}

test('figures of a platform that does not listen hold its rules', async () => {
  const { body } = await get('/api/status');
  expect(body.rules).toMatchObject({ state: 'loaded' });
  expect(body.rules?.loaded).toBeGreaterThan(0);
  expect((await get('/api/rules?limit=1')).body.total).toBe(body.rules?.loaded);
});

test('is not ready before its rules are loaded', async () => {
  const detection = { part: 'detection', state: 'starting', detail: 'the rules are being loaded' };
  expect(await get('/readyz')).toEqual({
    statusCode: 503,
    body: { ready: false, parts: expect.arrayContaining([detection]) },
  });
  await platform.listen();
  let answer = await get('/readyz');
  for (let attempt = 0; answer.statusCode === 503 && attempt < 500; attempt++) {
    await sleep(10);
    answer = await get('/readyz');
  }
  const loaded = expect.stringMatching(/^[1-9]\d* rules loaded/);
  expect(answer).toMatchObject({
    statusCode: 200,
    body: { parts: expect.arrayContaining([expect.objectContaining({ part: 'detection', detail: loaded })]) },
  });
});
