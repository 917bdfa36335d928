import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Platform } from '../cli/platform-port.ts';
import { loadConfig } from '../kernel/config/load-config.ts';
import { createLogger } from '../kernel/log.ts';
import { type MockModel, startMockModel } from '../protect/mock-model/index.ts';
import { createPlatform } from './create-platform.ts';

const localSecret = 'the-local-secret-of-the-test';
let dataDir: string;
let mock: MockModel;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bartizan-platform-'));
  mock = await startMockModel({ slowMs: 150 });
});
afterEach(async () => {
  await mock.close();
  await rm(dataDir, { recursive: true });
});

function open(): Promise<Platform> {
  const config = loadConfig({ env: {}, cwd: dataDir, file: undefined, flags: { dataDir, port: '0' } });
  return createPlatform(config, { localSecret, log: createLogger({ level: 'fatal' }) });
}

const headers = { authorization: `Bearer ${localSecret}`, 'content-type': 'application/json' };

interface State {
  readonly used: number;
  readonly reserved: number;
  readonly abandoned: number;
  readonly calls: number;
}

async function budget(platform: Platform): Promise<State> {
  const { body } = await platform.inject({ method: 'GET', url: '/api/budgets', headers });
  return (JSON.parse(body) as { items: State[] }).items[0]!;
}

it('settles every call before it stops, also those that are under way', async () => {
  const platform = await open();
  const send = (method: 'PUT' | 'POST', url: string, payload: object) =>
    platform.inject({ method, url, headers, payload: JSON.stringify(payload) });
  await send('POST', '/api/upstreams', { name: 'mock', baseUrl: `${mock.url}/v1` });
  await send('PUT', '/api/budgets/all', { unit: 'tokens', amount: 1e6, period: 'total' });
  const created = await send('POST', '/api/tokens', { name: 'caller', scopes: ['gateway'] });
  const { token } = JSON.parse(created.body) as { token: string };
  const { url } = await platform.listen();
  const ask = (model: string) =>
    fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, max_tokens: 20, messages: [{ role: 'user', content: 'hello' }] }),
    });
  for (let call = 0; call < 5; call++) expect((await ask('mock-large')).status).toBe(200);
  const slow = ask('mock-slow');
  await expect.poll(async () => (await budget(platform)).calls).toBeGreaterThan(3);
  await platform.close();
  const answer = await slow;
  expect(answer.status).toBe(200);

  const again = await open();
  const state = await budget(again);
  await again.close();
  expect(state).toMatchObject({ calls: 6, reserved: 0, abandoned: 0 });
  expect(state.used).toBeGreaterThan(0);
});
