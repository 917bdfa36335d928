import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakePlatform, type SeenRequest } from '../testing/fake-platform.ts';
import { startCli } from '../testing/run.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bartizan-demo-test-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

function answer({ url }: SeenRequest) {
  if (url.startsWith('/api/events')) return { status: 202, body: { accepted: 1 } };
  if (url === '/api/setup/link') return { status: 200, body: { token: null } };
  return { status: 201, body: { token: 'bzn_demo' } };
}

it('moves a company in, sends its past day, and stops in order', async () => {
  const platform = new FakePlatform(answer);
  const run = startCli(dataDir, platform, ['demo', '--json', '--log-level', 'silent']);
  const announced = JSON.parse(await run.printed) as {
    readonly owner: { readonly email: string; readonly password: string };
  };
  const sent = () => platform.requests.filter((request) => request.url.startsWith('/api/events'));
  const lines = () => sent().flatMap((request) => request.body.split('\n').slice(0, -1)).length;
  await expect.poll(lines, { timeout: 10_000 }).toBeGreaterThan(4_000);
  run.signal('SIGTERM');
  expect((await run.done).exitCode).toBe(0);
  const owner = platform.requests.find((request) => request.url === '/api/setup/owner');
  expect(JSON.parse(owner?.body ?? '')).toEqual(announced.owner);
  expect(announced.owner.password.length).toBeGreaterThanOrEqual(12);
  const upstream = platform.requests.find((request) => request.url === '/api/upstreams');
  expect(JSON.parse(upstream?.body ?? '').baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  expect(sent().length).toBeLessThan(500);
  expect(platform.calls.at(-1)).toBe('close');
  expect(existsSync(dataDir)).toBe(true);
});
