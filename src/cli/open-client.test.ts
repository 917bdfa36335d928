import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../kernel/config/load-config.ts';
import { DataLock } from '../kernel/data-lock.ts';
import { createLogger } from '../kernel/log.ts';
import { type OpenClientOptions, openClient } from './open-client.ts';
import { readServerFile, writeServerFile } from './server-file.ts';
import { FakePlatform } from './testing/fake-platform.ts';
import { startCli } from './testing/run.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bartizan-client-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

function options(platform: FakePlatform, waitMs = 200): OpenClientOptions {
  const config = loadConfig({ env: {}, cwd: dataDir, flags: { dataDir } });
  return { config, createPlatform: platform.create, log: createLogger({ level: 'silent' }), waitMs };
}

const echo = new FakePlatform((request) => ({
  status: 200,
  body: { method: request.method, url: request.url, body: request.body },
}));

describe('without a server', () => {
  it('boots the platform in this process as its owner, and gives all back', async () => {
    const platform = new FakePlatform(echo.answer);
    const client = await openClient(options(platform));
    expect(client.mode).toBe('in-process');
    expect(await client.request('POST', '/api/x', { a: 1 })).toEqual({
      method: 'POST',
      url: '/api/x',
      body: '{"a":1}',
    });
    expect(DataLock.tryAcquire(dataDir)).toBeUndefined();
    await client.drained();
    await client.close();
    expect(platform.calls).toEqual(['create', 'drained', 'close']);
    DataLock.tryAcquire(dataDir)?.release();
  });

  it('gives the folder back when the platform does not come up', async () => {
    const failing: OpenClientOptions = {
      ...options(new FakePlatform()),
      createPlatform: () => Promise.reject(new Error('no')),
    };
    await expect(openClient(failing)).rejects.toThrow('no');
    const lock = DataLock.tryAcquire(dataDir);
    expect(lock).toBeDefined();
    lock?.release();
  });

  it('does not believe a dead server’s file', async () => {
    writeServerFile(dataDir, { pid: process.pid, url: 'http://127.0.0.1:1', secret: 'x'.repeat(40) });
    const client = await openClient(options(new FakePlatform(echo.answer)));
    expect(client.mode).toBe('in-process');
    await client.close();
  });
});

describe('with a server', () => {
  it('speaks to it with the secret of its start', async () => {
    const platform = new FakePlatform((request) =>
      request.url === '/api/setup/link' ? { status: 200, body: { token: null } } : echo.answer(request),
    );
    const server = startCli(dataDir, platform, ['start', '--port', '0']);
    await server.printed;
    expect(statSync(join(dataDir, 'server.json')).mode & 0o777).toBe(0o600);
    const client = await openClient(options(new FakePlatform()));
    expect(client.mode).toBe('server');
    expect(await client.request('GET', '/api/x?y=1')).toMatchObject({ method: 'GET', url: '/api/x?y=1' });
    await client.drained();
    await client.close();
    server.signal('SIGTERM');
    expect((await server.done).exitCode).toBe(0);
    expect(existsSync(join(dataDir, 'server.json'))).toBe(false);
    expect(platform.calls).toEqual(['create', 'close']);
  });

  it('waits for a server that is just starting', async () => {
    const lock = DataLock.tryAcquire(dataDir);
    const opening = openClient(options(echo, 5_000));
    setTimeout(
      () => writeServerFile(dataDir, { pid: process.pid, url: 'http://127.0.0.1:1', secret: 'x'.repeat(40) }),
      100,
    );
    const client = await opening;
    expect(client.mode).toBe('server');
    await expect(client.request('GET', '/')).rejects.toMatchObject({
      code: 'cli/server-unreachable',
      status: 503,
    });
    lock?.release();
  });

  it('says who is in the way when the folder stays in use by something else', async () => {
    const lock = DataLock.tryAcquire(dataDir);
    const message = `data folder ${dataDir} is in use by process ${process.pid}`;
    await expect(openClient(options(echo))).rejects.toMatchObject({
      code: 'data/in-use',
      publicMessage: message,
    });
    lock?.release();
  });
});

describe('what the API refuses', () => {
  it.each([
    [
      { status: 400, body: { title: 't', detail: 'd', code: 'c', field: 'f' } },
      { status: 400, code: 'c', publicMessage: 'd', field: 'f' },
    ],
    [
      { status: 429, headers: { 'retry-after': '3' } },
      { status: 429, retryAfterSeconds: 3, code: 'http/429' },
    ],
    [{ status: 302 }, { status: 302 }],
  ])('%j becomes a fault', async (answer, expected) => {
    const client = await openClient(options(new FakePlatform(() => answer)));
    await expect(client.request('GET', '/')).rejects.toMatchObject(expected);
    await client.close();
  });
});

describe('the server file', () => {
  it.each(['', '{', '{"pid":1}', '{"pid":1,"url":"http://x","secret":"short"}'])(
    'is nothing when it holds %j',
    (text) => {
      writeFileSync(join(dataDir, 'server.json'), text);
      expect(readServerFile(dataDir)).toBeUndefined();
    },
  );
});
