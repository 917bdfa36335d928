import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureServer, tryServer } from './build-server.mjs';

/** A small checkout: a command line that starts a thread, both of which read a file beside their source. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bartizan-bundle-'));
  mkdirSync(join(root, 'src', 'deep'), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  write('package-lock.json', '{}');
  write('src/word.txt', 'asset');
  write('src/text.ts', `export const text: string = 'first';`);
  write(
    'src/main.ts',
    `import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { text } from './text.ts';
const asset = readFileSync(new URL('./word.txt', import.meta.url), 'utf8');
new Worker(
  new URL('./deep/some-thread.ts', import.meta.url),
).on('message', (said) => console.log(text, asset, said));`,
  );
  write(
    'src/deep/some-thread.ts',
    `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
parentPort!.postMessage('thread ' + readFileSync(join(import.meta.dirname, '../word.txt'), 'utf8'));`,
  );
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}

function says(main: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [main], { encoding: 'utf8' });
  return stdout.trim() + stderr;
}

function bundled(): string {
  return says(join(ensureServer(root, process.execPath), 'main.mjs'));
}

it('runs threads from the bundle, and finds what lies beside the sources', () => {
  expect(bundled()).toBe('first asset thread asset');
});

it('never runs older code, even when an edit keeps size and time', () => {
  bundled();
  const path = join(root, 'src/text.ts');
  const { atime, mtime } = statSync(path);
  write('src/text.ts', `export const text: string = 'other';`);
  utimesSync(path, atime, mtime);
  expect(bundled()).toBe('other asset thread asset');
});

it('takes the bundle that is there when files were only touched, or go back to what they were', () => {
  const first = ensureServer(root, process.execPath);
  utimesSync(join(root, 'src/text.ts'), new Date(), new Date());
  expect(ensureServer(root, process.execPath)).toBe(first);
  const text = readFileSync(join(root, 'src/text.ts'), 'utf8');
  write('src/text.ts', `export const text = 'second';`);
  expect(ensureServer(root, process.execPath)).not.toBe(first);
  write('src/text.ts', text);
  expect(ensureServer(root, process.execPath)).toBe(first);
});

it('runs the sources when they cannot be bundled, and says why', () => {
  write('src/text.ts', 'export const = ;');
  let warning = '';
  const found = tryServer(root, process.execPath, (text) => {
    warning += text;
  });
  expect(found).toEqual({ main: join(root, 'src', 'main.ts'), folder: undefined });
  expect(warning).toMatch(/could not be bundled[\s\S]*text\.ts[\s\S]*running the sources instead/);
});
