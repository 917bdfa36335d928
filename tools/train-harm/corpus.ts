import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HarmCategory } from '../../src/protect/guards/harm/categories.ts';
import { loadCorpus, type Row } from '../train-injection/corpus.ts';
import { categoryOf } from './lexicon.ts';

export interface HarmRow {
  readonly text: string;
  readonly isHarmful: boolean;
  readonly family: string;
  readonly lang: string;
  readonly category: HarmCategory | undefined;
  readonly weight: number;
  /** Distinct longer words, to tell near copies. */
  readonly words: ReadonlySet<string>;
}

const KINDS = new Set(['chat', 'agent', 'code', 'roleplay', 'lookalike', 'document', 'email']);
const TRANSLATED_WEIGHT = 0.3;

interface RawRow {
  readonly text: string;
  readonly group?: string;
  readonly lang: string;
}

/** Harmful requests and what people ask otherwise. Rows of XSTest that are safe are hard negatives. */
export function loadHarmCorpus(folder: string): HarmRow[] {
  const raw = readFileSync(join(folder, 'train/harmful_requests.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RawRow);
  const english = new Map(
    raw.filter(({ lang, group }) => lang === 'en' && group).map((row) => [row.group, row.text]),
  );
  const groupOf = new Map(raw.map(({ text, group }) => [text, group]));
  const rows = loadCorpus(folder);
  const harmful = rows
    .filter(({ label }) => label === 'harmful_request')
    .map((row) => {
      const original = english.get(groupOf.get(row.text)) ?? row.text;
      const weight = row.families.includes('multijail')
        ? TRANSLATED_WEIGHT
        : row.families.includes('xstest')
          ? 2
          : 1;
      return toRow(row, true, categoryOf(original), weight);
    });
  const benign = rows
    .filter(
      (row) =>
        row.label === 'benign' && KINDS.has(row.kind) && row.file !== 'obfuscated' && row.file !== 'indirect',
    )
    .map((row) =>
      toRow(row, false, undefined, row.families.includes('xstest') ? 3 : row.kind === 'document' ? 0.3 : 0.7),
    );
  return [...harmful, ...benign, ...ownRows()];
}

function toRow(row: Row, isHarmful: boolean, category: HarmCategory | undefined, weight: number): HarmRow {
  const { text, families, lang } = row;
  return { text, isHarmful, family: families[0] ?? 'other', lang, category, weight, words: wordsOf(text) };
}

/** Written for this: innocent requests full of alarming words, and what they must be told from. */
function ownRows(): HarmRow[] {
  const lines = (name: string) =>
    readFileSync(join(import.meta.dirname, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  const safe = lines('hard-negatives.txt').map((text) => ({
    text,
    isHarmful: false,
    category: undefined,
    weight: 3,
  }));
  const unsafe = lines('harmful.txt').map((line) => {
    const [category, text] = line.split('|') as [HarmCategory, string];
    return { text, isHarmful: true, category, weight: 3 };
  });
  return [...safe, ...unsafe].map((row) => ({ ...row, family: 'own', lang: 'en', words: wordsOf(row.text) }));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}

/** Whether two texts say nearly the same. */
export function isNearCopy(left: HarmRow, right: HarmRow): boolean {
  let shared = 0;
  for (const word of left.words) if (right.words.has(word)) shared++;
  const union = left.words.size + right.words.size - shared;
  return union > 0 && shared / union >= 0.5;
}
