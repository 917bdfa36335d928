import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakePlatform } from '../testing/fake-platform.ts';
import { cli } from '../testing/run.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bartizan-guard-add-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

async function add(args: readonly string[], stdin = '') {
  const platform = new FakePlatform();
  const run = await cli(dataDir, platform, ['guard', 'add', ...args], { stdin });
  const sent = platform.requests.at(-1);
  return { ...run, sent: sent === undefined ? undefined : { ...sent, body: JSON.parse(sent.body) } };
}

it('sends words from the line and from a file', async () => {
  const file = join(dataDir, 'words.txt');
  writeFileSync(file, 'Blue Heron\r\n\nOsprey\n');
  const { sent, exitCode } = await add(['words', 'projects', '--words', 'Nightjar', '--file', file]);
  expect(exitCode).toBe(0);
  expect(sent).toMatchObject({
    method: 'PUT',
    url: '/api/custom-guards/projects',
    body: { name: 'projects', type: 'words', words: ['Nightjar', 'Blue Heron', 'Osprey'] },
  });
});

it('sends a pattern with the text that it must find', async () => {
  const { sent } = await add([
    'pattern',
    'cases',
    '--pattern',
    'C-[0-9]+',
    '--bad',
    'C-1',
    '--directions',
    'input',
  ]);
  expect(sent?.body).toMatchObject({
    type: 'regex',
    directions: ['input'],
    patterns: [{ id: 'cases', pattern: 'C-[0-9]+', example: 'C-1' }],
  });
});

it('reads the secret of a hook from a file or from standard input, never from the line', async () => {
  const args = [
    'hook',
    'tone',
    '--url',
    'http://127.0.0.1:9/',
    '--secret-file',
    '-',
    '--bad',
    'x',
    '--good',
    'y',
  ];
  const { sent } = await add(args, 'a key of some length\n');
  expect(sent?.body).toMatchObject({
    type: 'http',
    secret: 'a key of some length',
    probes: { bad: ['x'], good: ['y'] },
  });
});

it('sends where a module lies', async () => {
  const { sent } = await add(['module', 'mine', '--path', 'mine.ts', '--timeout-ms', '50']);
  expect(sent?.body).toMatchObject({ type: 'module', path: 'mine.ts', timeoutMs: 50 });
});

it.each([
  [['sounds', 'x'], /KIND is words/],
  [['words', 'Bad Name', '--words', 'a'], /name/],
  [['words', 'x'], /words/],
  [['words', 'x', '--file', '/nowhere'], /cannot be read/],
  [['pattern', 'x', '--pattern', 'a'], /example/],
  [['hook', 'x', '--url', 'http://127.0.0.1'], /--secret-file/],
  [['module', 'x', '--path', '../x.ts'], /path/],
])('refuses %j before anything is sent', async (args, message) => {
  const { exitCode, stderr, sent } = await add(args);
  expect(exitCode).not.toBe(0);
  expect(stderr).toMatch(message);
  expect(sent).toBeUndefined();
});

it('list and remove ask the server', async () => {
  const item = {
    name: 'projects',
    kind: 'words',
    enabled: true,
    directions: ['input'],
    policies: ['p'],
    selfTest: { ok: true, detail: '' },
  };
  const platform = new FakePlatform(() => ({ status: 200, body: { items: [item], nextCursor: null } }));
  const list = await cli(dataDir, platform, ['guard', 'list']);
  expect(list.stdout).toMatch(/projects +words +yes +told apart +input +p/);
  await cli(dataDir, platform, ['guard', 'remove', 'projects']);
  expect(platform.requests.at(-1)).toMatchObject({ method: 'DELETE', url: '/api/custom-guards/projects' });
});
