import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answering, freePort, outputOf, startChild, startProgram } from './children.ts';
import { httpRequest, type Target } from './load-client.ts';
import { requestBodies } from './prompts.ts';

export interface Contestant extends Target {
  readonly pid: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const path = '/v1/chat/completions';

/** More than the guards remember of what they have read, so that every prompt is new to them when its turn comes again. */
const PROMPTS = 6_000;

/** What one contestant is asked: the same prompts for all. */
export function requestsFor(model: string, headers: Readonly<Record<string, string>>): readonly Buffer[] {
  return requestBodies(model, PROMPTS).map((body) => httpRequest(path, headers, body));
}

export async function startMock(): Promise<Contestant> {
  const child = startChild([join(here, 'mock.ts')]);
  const port = Number(await outputOf(child, /listening (\d+)/));
  return { name: 'direct', port, pid: child.pid!, requests: requestsFor('mock-large', {}) };
}

function cli(dataDir: string, ...args: readonly string[]): string {
  const all = [join(root, 'bin/bartizan'), ...args, '--data-dir', dataDir];
  const ran = spawnSync(process.execPath, all, { encoding: 'utf8', timeout: 30_000 });
  if (ran.status !== 0)
    throw new Error(`bartizan ${args[0]} ${args[1]} ended with ${ran.status}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** The whole product on a fresh data folder: one route without guards, one with the default guards; both record events. */
export async function startBartizan(
  mock: Contestant,
): Promise<readonly [bare: Contestant, guarded: Contestant]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bartizan-bench-'));
  const port = await freePort();
  // As a person starts it: the shell's launcher becomes the server, so that nothing else stays in memory.
  const program = join(root, 'bin/bartizan');
  const child = startProgram(program, ['start', '--data-dir', dataDir, '--port', String(port)]);
  await outputOf(child, /(running at)/);
  child.stdout?.resume();
  const token = cli(dataDir, 'token', 'create', '--name', 'bench', '--scopes', 'gateway,admin');
  cli(dataDir, 'upstream', 'add', 'mock', '--base-url', `http://127.0.0.1:${mock.port}/v1`, '--models', '*');
  const policy = { name: 'bare', models: ['bare-*'], guards: [], position: 0 };
  const put = await fetch(`http://127.0.0.1:${port}/api/policies/bare`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(policy),
  });
  if (!put.ok) throw new Error(`policy not taken: ${put.status} ${await put.text()}`);
  const authorization = `Bearer ${token}`;
  const contestant = (name: string, model: string): Contestant => ({
    name,
    port,
    pid: child.pid!,
    requests: requestsFor(model, { authorization }),
  });
  return [
    contestant('bartizan, no guards', 'bare-large'),
    contestant('bartizan, default guards', 'mock-large'),
  ];
}

/** Portkey's gateway from npm, installed on demand; it forwards and inspects nothing. */
export async function startPortkey(mock: Contestant): Promise<Contestant> {
  const folder = join(root, 'bench/peers/portkey');
  const program = join(folder, 'node_modules/@portkey-ai/gateway/build/start-server.js');
  if (!existsSync(program)) {
    const ran = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (ran.status !== 0) throw new Error('Portkey cannot be installed from npm');
  }
  const port = await freePort();
  const child = startChild([program, '--headless', `--port=${port}`], {
    ...process.env,
    NODE_ENV: 'production',
  });
  child.stdout?.resume();
  await answering(`http://127.0.0.1:${port}/`);
  const headers = {
    authorization: 'Bearer none',
    'x-portkey-provider': 'openai',
    'x-portkey-custom-host': `http://127.0.0.1:${mock.port}/v1`,
  };
  return {
    name: 'portkey',
    port,
    pid: child.pid!,
    requests: requestsFor('mock-large', headers),
  };
}
