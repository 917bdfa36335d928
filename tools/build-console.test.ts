import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureConsole, tryConsole } from './build-console.mjs';

/** A checkout whose console cannot be built: there is no builder. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bartizan-console-'));
  mkdirSync(join(root, 'console', 'src'), { recursive: true });
  writeFileSync(join(root, 'console', 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'package-lock.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

async function warningOf(): Promise<string> {
  let said = '';
  await tryConsole(root, process.execPath, (text) => {
    said += text;
  });
  return said;
}

it('fails the build itself', async () => {
  await expect(ensureConsole(root, process.execPath)).rejects.toThrow(/vite/);
});

it('never fails a start: says why, and that there is no console', async () => {
  expect(await warningOf()).toMatch(/vite.*\n.*there is no console/s);
});

it('keeps the older console', async () => {
  mkdirSync(join(root, 'console', 'dist'));
  writeFileSync(join(root, 'console', 'dist', 'index.html'), 'older');
  expect(await warningOf()).toContain('the console of the last build is served');
});
