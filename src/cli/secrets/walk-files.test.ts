import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { walkFiles } from './walk-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'walk-'));
mkdirSync(join(folder, '.git'));
writeFileSync(join(folder, '.git', 'config'), 'x');
writeFileSync(join(folder, '.gitignore'), 'secret.env');
writeFileSync(join(folder, 'secret.env'), 'xy');
symlinkSync('secret.env', join(folder, 'to-file'));
symlinkSync('.', join(folder, 'to-itself'));
symlinkSync('nowhere', join(folder, 'to-nothing'));
afterAll(() => rmSync(folder, { recursive: true }));

async function walked(path: string): Promise<[string, string][]> {
  const entries: [string, string][] = [];
  for await (const entry of walkFiles(path)) entries.push([entry.kind, relative(folder, entry.path)]);
  return entries;
}

describe('walking through a folder', () => {
  it('names every file, hidden and ignored ones too, and follows no link in it', async () => {
    expect(await walked(folder)).toEqual([
      ['file', '.git/config'],
      ['file', '.gitignore'],
      ['file', 'secret.env'],
      ['skipped', 'to-file'],
      ['skipped', 'to-itself'],
      ['skipped', 'to-nothing'],
    ]);
  });

  it('follows a link that was named, and says when there is nothing behind it', async () => {
    expect(await walked(join(folder, 'to-file'))).toEqual([['file', 'to-file']]);
    expect(await walked(join(folder, 'to-nothing'))).toEqual([['unreadable', 'to-nothing']]);
  });
});
