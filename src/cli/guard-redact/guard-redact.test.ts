import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePlatform } from '../testing/fake-platform.ts';
import { cli } from '../testing/run.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bartizan-guard-redact-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
  vi.unstubAllEnvs();
});

interface Answer {
  readonly id: string | number | null;
  readonly text?: string;
  readonly entities?: readonly { readonly type: string; readonly start: number; readonly end: number }[];
  readonly mapping?: Readonly<Record<string, string>>;
  readonly error?: string;
}

const line = (id: number, text: string) => JSON.stringify({ id, text });
const text = '😀 I am Maria Schneider, ana@example.org.';

async function redact(lines: readonly string[], ...options: string[]) {
  const platform = new FakePlatform();
  const run = await cli(dataDir, platform, ['guard', 'redact', ...options], { stdin: lines.join('\n') });
  expect(platform.calls).toEqual([]);
  const rows = run.stdout.split('\n').filter((row) => row !== '');
  return { ...run, answers: rows.map((row) => JSON.parse(row) as Answer) };
}

describe('guard redact', () => {
  it('masks and says where, in UTF-16 units of the input', async () => {
    const { answers, exitCode } = await redact([line(1, text)]);
    expect(exitCode).toBe(0);
    expect(answers[0]?.text).toBe('😀 I am [PERSON], [EMAIL_ADDRESS].');
    expect(answers[0]?.entities?.map(({ type, start, end }) => [type, text.slice(start, end)])).toEqual([
      ['PERSON', 'Maria Schneider'],
      ['EMAIL_ADDRESS', 'ana@example.org'],
    ]);
  });

  it('looks for the types and scores that are asked for', async () => {
    const types = await redact([line(1, text)], '--types', 'email_address,PHONE_NUMBER');
    expect(types.answers[0]?.text).toBe('😀 I am Maria Schneider, [EMAIL_ADDRESS].');
    const sure = await redact([line(1, text)], '--min-score', '1');
    expect(sure.answers[0]?.text).toBe(text);
    expect((await redact([line(1, text)], '--min-score', 'x')).exitCode).toBe(2);
  });

  it('reports bad lines, goes on, and ends with 1', async () => {
    const { answers, exitCode } = await redact(['{', '{"id":2}', line(3, 'nothing here')]);
    expect(answers.map(({ id, error }) => [id, error !== undefined])).toEqual([
      [null, true],
      [null, true],
      [3, false],
    ]);
    expect(exitCode).toBe(1);
  });

  it('tokenises with a mapping that undoes it', async () => {
    const { answers } = await redact([line(1, text)], '--mode', 'tokenise');
    const { text: hidden = '', mapping = {} } = answers[0]!;
    expect(hidden).not.toContain('Maria');
    let restored = hidden;
    for (const [placeholder, value] of Object.entries(mapping))
      restored = restored.replaceAll(placeholder, value);
    expect(restored).toBe(text);
  });

  it('hashes under a key alone, the same value alike', async () => {
    expect((await redact([line(1, text)], '--mode', 'hash')).exitCode).not.toBe(0);
    vi.stubEnv('BARTIZAN_REDACT_KEY', 'a key of enough characters');
    const first = await redact([line(1, text), line(2, text)], '--mode', 'hash');
    expect(first.answers[0]?.text).toMatch(/\[PERSON_[0-9a-f]{24}\]/);
    expect(first.answers[0]?.text).toBe(first.answers[1]?.text);
    vi.stubEnv('BARTIZAN_REDACT_KEY', 'another key of enough characters');
    expect((await redact([line(1, text)], '--mode', 'hash')).answers[0]?.text).not.toBe(
      first.answers[0]?.text,
    );
  });

  it('refuses a mode that it does not know', async () => {
    expect((await redact([line(1, text)], '--mode', 'shred')).exitCode).not.toBe(0);
  });
});
