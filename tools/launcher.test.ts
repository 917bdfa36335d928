import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const launcher = join(root, 'bin', 'bartizan');
const HELP_MS_MAX = 150;

/** The Node that a user's shell finds: an older one where there is one, as it makes the launcher's way longer. */
const systemNode =
  ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path)) ?? process.execPath;

function bartizan(...args: readonly string[]) {
  const startMs = performance.now();
  const { status, stdout, stderr } = spawnSync(systemNode, [launcher, ...args], {
    encoding: 'utf8',
    cwd: '/',
  });
  return { status, stdout, stderr, elapsedMs: performance.now() - startMs };
}

function medianMs(run: () => number): number {
  return Array.from({ length: 5 }, run).toSorted((a, b) => a - b)[2] ?? Number.NaN;
}

interface Answer {
  readonly text?: string;
  readonly exitCode?: number;
  readonly command?: { readonly name: string };
}

/** The launcher's own words, asked for without starting a process. */
const { answer } = createRequire(import.meta.url)('../bin/help.cjs') as {
  answer(argv: readonly string[]): Answer;
};

describe('help', () => {
  it.each([['--help'], ['help'], ['start --help'], ['ingest x -h'], ['token --help'], ['help token create']])(
    '%j is answered',
    (line) => {
      const usage = expect.stringContaining('Usage: bartizan');
      expect(answer(line.split(' '))).toEqual({ text: usage, exitCode: 0 });
    },
  );

  it('goes to standard output', () => {
    expect(bartizan('help')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('Commands:'),
    });
  });

  it.each([['--help'], ['token', 'create', '--help']])(`%j takes less than ${HELP_MS_MAX} ms`, (...args) => {
    const given = args.filter((arg) => arg !== undefined);
    // The machine that runs the tests may be busy with others: then an empty script of the same Node is slow as well,
    // and what is ours is the difference.
    const emptyMs = medianMs(() => {
      const startMs = performance.now();
      spawnSync(systemNode, ['-e', '0']);
      return performance.now() - startMs;
    });
    const helpMs = medianMs(() => bartizan(...given).elapsedMs);
    expect(helpMs).toBeLessThan(Math.max(HELP_MS_MAX, emptyMs * 1.5));
  });

  it.each([
    ['--help'],
    ['-h'],
    ['--version'],
    ['start --help'],
    ['ingest x -h'],
    ['token --help'],
    ['token create --help'],
    ['token create --name x -h'],
    ['token crate --help'],
    ['hunt SELECT/* --help'],
    ['help token create'],
  ])('%j has the same words from the shell, which knows them by heart after the first command', (line) => {
    const words = line.split(' ');
    bartizan('version');
    expect(bartizan(...words)).toMatchObject({ status: 0, stderr: '', stdout: answer(words).text });
  });

  it('leaves what follows -- to the command', () => {
    expect(answer(['hunt', '--', '--help']).command?.name).toBe('hunt');
  });
});

describe('mistakes', () => {
  it.each([
    ['tokn', 'Did you mean "token"?'],
    ['token', 'token create'],
    ['token crate', 'Did you mean "token create"?'],
    ['--data-dir x', 'options come after the command'],
    ['qqq', 'no command "qqq"'],
    ['nonsense -- --help', 'no command "nonsense"'],
  ])('%j ends with 2 and says why', (line, words) => {
    expect(answer(line.split(' '))).toEqual({ text: expect.stringContaining(words), exitCode: 2 });
  });

  it('no command at all shows the commands, on standard error', () => {
    expect(bartizan()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Commands:') });
  });
});

describe('running a command', () => {
  it('runs it under Node 24, whatever Node it was started with', () => {
    const run = bartizan('version', '--json');
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(Number(JSON.parse(run.stdout).node.split('.')[0])).toBeGreaterThanOrEqual(24);
  });

  it('passes the exit code through', () => {
    expect(bartizan('token', 'create', '--name', 'x').status).toBe(2);
  });

  it('passes streams through, also when standard output is a closed pipe', async () => {
    const child = spawn(systemNode, [launcher, 'version'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const code = await new Promise((done) => {
      child.on('exit', done);
    });
    expect([0, 1]).toContain(code);
  });
});
