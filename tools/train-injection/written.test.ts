import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Row = {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly kind: string;
  readonly lang: string;
  readonly style: string;
  readonly pair?: string;
  readonly span?: readonly [number, number];
};

const folder = join(import.meta.dirname, 'written');
const names = readdirSync(folder).filter((name) => /^(?:attacks-.*|benign-twins)\.jsonl$/u.test(name));
const rows: readonly Row[] = names.flatMap((name) =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row),
);

const columns = ['id', 'text', 'label', 'kind', 'lang', 'style'];
const normalised = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
const unspaced = (text: string): string => text.replace(/\s+/gu, '');

function faults(row: Row): readonly string[] {
  const found: string[] = [];
  const allowed = row.kind === 'indirect' ? [...columns, 'pair', 'span'] : columns;
  for (const key of Object.keys(row)) if (!allowed.includes(key)) found.push(`unknown column ${key}`);
  for (const key of columns) {
    const value = (row as Readonly<Record<string, unknown>>)[key];
    if (typeof value !== 'string' || value.trim() === '') found.push(`${key} is no text`);
  }
  const harmless = row.kind === 'indirect' || row.style.startsWith('twin-');
  const labels = harmless ? ['injection', 'benign'] : ['injection', 'jailbreak'];
  if (row.style.startsWith('twin-') !== (row.kind === 'direct' && row.label === 'benign')) found.push('twin');
  if (!labels.includes(row.label)) found.push(`label ${row.label}`);
  if (!/^[a-z]{2}$/u.test(row.lang)) found.push(`lang ${row.lang}`);
  if (!/^[a-z-]+$/u.test(row.style)) found.push(`style ${row.style}`);
  if (!row.text.isWellFormed() || row.text.length > 8_000) found.push('text is broken or too long');
  if (row.kind === 'indirect' && !row.pair) found.push('an indirect row has no pair');
  if (Boolean(row.span) !== (row.kind === 'indirect' && row.label === 'injection')) found.push('span');
  return found.map((fault) => `${row.id}: ${fault}`);
}

function spanFaults(poisoned: Row, clean: Row): readonly string[] {
  const [start, end] = poisoned.span ?? [0, 0];
  const planted = poisoned.text.slice(start, end);
  const rest = poisoned.text.slice(0, start) + poisoned.text.slice(end);
  const found: string[] = [];
  if (!Number.isInteger(start) || !Number.isInteger(end)) found.push('the span is not whole');
  if (start < 0 || end > poisoned.text.length || start >= end) found.push('the span is out of range');
  if (!planted.isWellFormed() || planted !== planted.trim())
    found.push('the span cuts a sign or holds a margin');
  if (unspaced(rest) !== unspaced(clean.text))
    found.push('what is left without the span is not the clean twin');
  return found.map((fault) => `${poisoned.id}: ${fault}`);
}

describe('the written attacks', () => {
  it('have the columns that the README names', () => {
    expect(rows.length).toBeGreaterThan(500);
    expect(rows.flatMap(faults)).toEqual([]);
  });

  it('have an id and a text of their own', () => {
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const row of rows) {
      const key = normalised(row.text);
      const other = seen.get(key);
      if (other) twice.push(`${row.id} repeats ${other}`);
      seen.set(key, row.id);
    }
    expect(twice).toEqual([]);
  });

  it('mark exactly what was planted, beside two harmless twins', () => {
    const pairs = Map.groupBy(
      rows.filter((row) => row.kind === 'indirect'),
      (row) => row.pair ?? '',
    );
    const found = [...pairs].flatMap(([pair, twins]) => {
      const byStyle = new Map(
        twins.map((row) => [row.style === 'clean' || row.style === 'human' ? row.style : 'planted', row]),
      );
      const [planted, clean, human] = ['planted', 'clean', 'human'].map((style) => byStyle.get(style));
      if (!planted || !clean || !human || twins.length !== 3) return [`${pair}: not three twins`];
      if (clean.label !== 'benign' || human.label !== 'benign') return [`${pair}: a twin is not benign`];
      return spanFaults(planted, clean);
    });
    expect(found).toEqual([]);
  });
});
