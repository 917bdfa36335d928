import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { normaliseRecord } from './index.ts';

/** Every `testdata/<name>.in` holds one record a line; `<name>.out` what each becomes. `UPDATE_GOLDEN=1` writes the latter anew. */
const receivedMs = Date.UTC(2026, 0, 31, 12);
const here = import.meta.dirname;
const inputs = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.in'),
);

function normaliseFile(path: string): string {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  // Nobody guesses the gateway's format; everything else is recognised by itself.
  const format = path.includes('/gateway/') ? 'gateway' : 'auto';
  const results = lines.map((line) => normaliseRecord(line, { format, source: 'golden', receivedMs }));
  return `${results.map((result) => JSON.stringify(result, null, 1)).join('\n')}\n`;
}

test('there are golden files for every format', () => {
  const formats = new Set(inputs.map((name) => dirname(dirname(name))));
  expect([...formats].sort()).toEqual([
    'auditd',
    'cloudtrail',
    'gateway',
    'json',
    'ocsf',
    'syslog',
    'windows',
  ]);
});

test.each(inputs)('%s', (name) => {
  const path = join(here, name);
  const out = path.replace(/\.in$/, '.out');
  const actual = normaliseFile(path);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(out, actual);
  expect(existsSync(out)).toBe(true);
  expect(actual).toBe(readFileSync(out, 'utf8'));
});
