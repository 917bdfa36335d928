import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly kind: string;
  readonly lang: string;
  readonly style: string;
}

const folder = join(import.meta.dirname, 'written');

function rowsOf(prefix: string): readonly Row[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Row);
}

/** The twins of the written attacks have columns and a test of their own. */
const twins = rowsOf('benign-twins');
const rows = rowsOf('benign-').filter((row) => !twins.some((twin) => twin.id === row.id));
const columns = ['id', 'kind', 'label', 'lang', 'style', 'text'];
const kinds =
  'lookalike security code roleplay agent agent_rules system_prompt chat document email tool_output direct'.split(
    ' ',
  );

/** Letters and digits alone; a text that has none (an emoji, say) stands for itself. */
const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || text;

function faults(row: Row): readonly string[] {
  const found: string[] = [];
  if (Object.keys(row).sort().join() !== columns.join()) found.push('columns');
  if (!kinds.includes(row.kind)) found.push(`kind ${row.kind}`);
  if (row.label !== (row.kind === 'direct' ? 'harmful_request' : 'benign')) found.push(`label ${row.label}`);
  if (!/^[a-z]{2}$/u.test(row.lang)) found.push(`lang ${row.lang}`);
  if (!/^[a-z-]+$/u.test(row.style)) found.push(`style ${row.style}`);
  if (row.text.trim() === '' || row.text.length > 8_000 || !row.text.isWellFormed()) found.push('text');
  return found.map((fault) => `${row.id}: ${fault}`);
}

function repeats(all: readonly Row[]): readonly string[] {
  const seen = new Map<string, string>();
  return all.flatMap((row) => {
    const key = normalised(row.text);
    const other = seen.get(key);
    seen.set(key, row.id);
    return other === undefined ? [] : [`${row.id} repeats ${other}`];
  });
}

describe('the written benign texts', () => {
  it('have the columns, labels and kinds that the training reads', () => {
    expect(rows.length).toBeGreaterThan(2_500);
    expect(rows.flatMap(faults)).toEqual([]);
  });

  it('have an id and a text of their own', () => {
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(repeats([...twins, ...rows])).toEqual([]);
  });

  it('never carry the text of a written attack', () => {
    // Signs that cannot be seen are kept: an attack may hide in them behind an innocent word.
    const seen = (row: Row): string => row.text.trim().toLowerCase();
    const attacks = new Set(
      rowsOf('attacks-')
        .filter((row) => row.label !== 'benign')
        .map(seen),
    );
    expect(attacks.size).toBeGreaterThan(0);
    expect(rows.filter((row) => attacks.has(seen(row))).map((row) => row.id)).toEqual([]);
  });

  it('are written in many languages', () => {
    const foreign = rows.filter((row) => row.lang !== 'en').length;
    expect(foreign / rows.length).toBeGreaterThan(0.35);
    expect(new Set(rows.map((row) => row.lang)).size).toBeGreaterThan(40);
  });
});
