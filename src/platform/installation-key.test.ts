import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { installationKey } from './installation-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'key-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the key of an installation', () => {
  it('is made once, for its owner alone, and is the same at the next start', () => {
    const key = installationKey(folder);
    expect(key).toHaveLength(32);
    expect([...installationKey(folder)]).toEqual([...key]);
    expect(statSync(join(folder, 'vault.key')).mode & 0o777).toBe(0o600);
  });

  it('is read from a file that is named, and refused when that is none', () => {
    const file = join(folder, 'other.key');
    writeFileSync(file, `${'ab'.repeat(32)}\n`);
    expect([...installationKey(folder, file)]).toEqual(Array.from({ length: 32 }, () => 0xab));
    writeFileSync(file, Buffer.alloc(32, 3));
    expect([...installationKey(folder, file)]).toEqual(Array.from({ length: 32 }, () => 3));
    writeFileSync(file, 'short');
    expect(() => installationKey(folder, file)).toThrow('32 bytes');
    expect(() => installationKey(folder, join(folder, 'none'))).toThrow('ENOENT');
  });
});
