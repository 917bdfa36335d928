/** Writes every text as the nets read it: `node export.ts DATA-FOLDER WORK-FOLDER`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { originalOffset } from '../../../src/protect/guards/injection/fold.ts';
import { prepare } from '../../../src/protect/guards/injection/prepare.ts';
import { Tokens } from '../../../src/protect/guards/injection/tokens.ts';
import { traitsOf } from '../../../src/protect/guards/injection/traits.ts';
import { splitUnits } from '../../../src/protect/guards/injection/units.ts';
import { WordTable } from '../../../src/protect/guards/injection/word-table.ts';
import { loadCorpus, loadDeepset, type Row } from '../corpus.ts';
import { generate } from '../generate.ts';
import { hashOf, stemHashOf } from './word-hash.ts';

const [dataFolder, work] = process.argv.slice(2);
if (dataFolder === undefined || work === undefined)
  throw new Error('usage: export.ts DATA-FOLDER WORK-FOLDER');
const SEED = 7;
const WORDS_MAX = 46_000;
const TEXT_WORDS_MAX = 640;
const SPAN_LEAD = 200;
/** What the encoder of meanings reads of a text. */
const TEXT_UNITS_MAX = 3000;

const vocabulary = JSON.parse(readFileSync(`${work}/vocab.json`, 'utf8')) as [string, string, number][];
const order = vocabulary
  .map((_, index) => index)
  .sort((left, right) => vocabulary[left]![2] - vocabulary[right]![2])
  .slice(0, WORDS_MAX);
const hashes = Int32Array.from(order, (index) => hashOf(vocabulary[index]![0]));
const stems = Int32Array.from(order, (index) => stemHashOf(vocabulary[index]![0]));
const table = new WordTable(hashes, stems);
const tokens = new Tokens();
const unitEnds = new Int32Array(100_000);
const columns = { rows: [] as number[], masks: [] as number[], traits: [] as number[] };

const rows = loadCorpus(dataFolder);
const outside: Row[] = loadDeepset(dataFolder).map((row) => ({
  ...row,
  label: row.isAttack ? 'injection' : 'benign',
  kind: 'direct',
  lang: '',
  families: ['deepset'],
  pair: undefined,
  span: undefined,
  file: 'deepset',
}));
const all = [...rows, ...generate(SEED, rows), ...outside];
const lines = all.map((row) => JSON.stringify(exportRow(row)));
writeFileSync(
  `${work}/texts.jsonl`,
  all.map(({ text }) => JSON.stringify(text.slice(0, TEXT_UNITS_MAX).toWellFormed())).join('\n'),
);
writeFileSync(`${work}/meta.jsonl`, lines.join('\n'));
writeFileSync(`${work}/order.json`, JSON.stringify(order));
writeFileSync(`${work}/hashes.i32`, hashes);
writeFileSync(`${work}/stems.i32`, stems);
writeFileSync(`${work}/tok.idx`, Int32Array.from(columns.rows));
writeFileSync(`${work}/tok.mask`, Int32Array.from(columns.masks));
writeFileSync(`${work}/tok.trait`, Int32Array.from(columns.traits));

function exportRow(row: Row): object {
  const prepared = prepare(row.text);
  tokens.read(prepared.text);
  const [spanFirst, spanEnd] = spanWords(row, (index) => originalOffset(prepared, index));
  const from = spanFirst >= TEXT_WORDS_MAX ? spanFirst - SPAN_LEAD : 0;
  const to = Math.min(tokens.count, from + TEXT_WORDS_MAX);
  const at = columns.rows.length;
  for (let word = from; word < to; word++) {
    const found = table.rowOf(prepared.text, tokens, word);
    columns.rows.push(Math.abs(found));
    columns.masks.push(tokens.masks[word]!);
    columns.traits.push(traitsOf(prepared.text, tokens, word, found > 0));
  }
  const { label, kind, lang, families, pair, file } = row;
  const span = spanFirst < 0 ? null : [spanFirst - from, spanEnd - from];
  const units = unitsWithin(from, to);
  const text = row.text.slice(0, 160);
  return {
    a: row.isAttack ? 1 : 0,
    label,
    kind,
    lang,
    fam: families,
    pair,
    file,
    at,
    n: to - from,
    units,
    s: span,
    text,
  };
}

function unitsWithin(from: number, to: number): number[] {
  const units: number[] = [];
  const count = splitUnits(tokens, unitEnds);
  for (let unit = 0; unit < count; unit++) {
    const end = Math.min(unitEnds[unit]!, to);
    if (unitEnds[unit]! > from) units.push(end - from);
    if (end === to) break;
  }
  return units;
}

/** The words that the injected text covers, or -1. */
function spanWords(row: Row, offset: (index: number) => number): [number, number] {
  let first = -1;
  let end = -1;
  if (row.span === undefined) return [first, end];
  for (let word = 0; word < tokens.count; word++) {
    if (offset(tokens.starts[word]!) < row.span[0] || offset(tokens.ends[word]! - 1) >= row.span[1]) continue;
    if (first < 0) first = word;
    end = word + 1;
  }
  return [first, end];
}
