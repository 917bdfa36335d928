/**
 * Trains the classifier of harmful content: `node tools/train-harm/train.ts DATA-FOLDER [--out FILE] [--seed N]`.
 * Prints figures of sources that were left out; with `--out` also trains on everything and writes the weights.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type HarmCategory, harmCategories } from '../../src/protect/guards/harm/categories.ts';
import { NGRAM_COUNT, readHarmText } from '../../src/protect/guards/harm/harm-features.ts';
import { CHANNELS, serialiseHarmModel, WINDOW_WORDS } from '../../src/protect/guards/harm/harm-model.ts';
import { loadInjectionModel } from '../../src/protect/guards/injection/load-injection-model.ts';
import { VECTOR_SIZE as VECTOR } from '../../src/protect/guards/injection/net-sizes.ts';
import { auc, shareAbove, thresholdAt } from '../train-injection/measures.ts';
import { Random } from '../train-injection/random.ts';
import { type HarmRow, isNearCopy, loadHarmCorpus } from './corpus.ts';
import { HarmNet, type Sample } from './net.ts';
import { fitPlatt } from './platt.ts';
import { readWordHashes, WORDS_KEPT } from './word-hashes.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, seed: { type: 'string', default: '7' } },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('usage: train.ts DATA-FOLDER [--out FILE] [--seed N]');
const EPOCHS = 6;
const RATE = 0.05;
const DECAY = 2e-4;
const DROPOUT = 0.3;
const DOCUMENT_WORDS = WINDOW_WORDS;

/** A source of harmful requests is left out together with sources of others, never one side alone. */
const folds: readonly { readonly harmful: string; readonly benign: readonly string[] }[] = [
  { harmful: 'multijail', benign: ['xquad', 'awesome'] },
  { harmful: 'advbench', benign: ['lmarena'] },
  { harmful: 'harmbench', benign: ['self-instruct', 'polyai'] },
  { harmful: 'gptfuzz', benign: ['gorilla'] },
  { harmful: 'spikee', benign: ['fabric', 'authored'] },
  { harmful: 'xstest', benign: ['xstest'] },
];

const injection = await loadInjectionModel();
const rowCount = Math.min(injection.vectors.values.length / VECTOR, WORDS_KEPT + 1);
const vectors = Float32Array.from(
  injection.vectors.values,
  (value, i) => value * injection.vectors.scales[i % VECTOR]!,
);
scaleToUnit(vectors);
const rows = loadHarmCorpus(folder);
const samples = rows.map((row) => toSample(row));
/** Later windows of long innocent texts: they are judged by windows, so they have to be learned by them. */
const windows = rows.flatMap((row, i) =>
  row.isHarmful
    ? []
    : [1, 2]
        .map((n) => ({ row: i, sample: toSample(row, n * DOCUMENT_WORDS) }))
        .filter(({ sample }) => sample.wordCount > 20),
);
console.log(
  `${rows.filter(({ isHarmful }) => isHarmful).length} harmful, ${rows.filter((row) => !row.isHarmful).length} benign, ${rowCount - 1} words`,
);

function scaleToUnit(all: Float32Array): void {
  let sum = 0;
  for (const value of all) sum += value * value;
  const scale = 1 / Math.sqrt(sum / (rowCount - 1));
  for (let i = 0; i < all.length; i++) all[i]! *= scale * 3;
}

function toSample(row: HarmRow, first = 0): Sample {
  const read = readHarmText(row.text);
  const end = Math.min(read.tokens.count, first + DOCUMENT_WORDS);
  const known: number[] = [];
  for (let at = first; at < end; at++) {
    const place = Math.abs(injection.words.rowOf(read.text, read.tokens, at));
    if (place !== 0 && place < rowCount) known.push(place);
  }
  const ngrams = [...read.ngrams.subarray(first * 4, end * 4)].filter((id) => id >= 0);
  return {
    rows: Int32Array.from(known),
    ngrams: Int32Array.from(ngrams),
    wordCount: Math.max(0, end - first),
    isHarmful: row.isHarmful,
    category: row.category === undefined ? -1 : harmCategories.indexOf(row.category),
    weight: row.weight,
  };
}

function train(from: readonly number[]): HarmNet {
  const random = new Random(Number(values.seed));
  const net = new HarmNet(vectors, random);
  const chosen = new Set(from);
  const kept = [
    ...from.map((i) => samples[i]!),
    ...windows.filter(({ row }) => chosen.has(row)).map(({ sample }) => sample),
  ];
  const allowed = supported(from);
  const order = kept.map((sample) => ({
    ...sample,
    ngrams: sample.ngrams.filter((id) => allowed[id] === 1),
  }));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    random.shuffle(order);
    const rate = RATE / (1 + epoch * 0.3);
    for (const sample of order) net.learn(sample, rate, DECAY, () => random.next() < DROPOUT);
  }
  return net;
}

/** 1 for features that texts of two families have, or enough of one in another language: others only learn a style. */
function supported(from: readonly number[]): Uint8Array {
  const families = new Map<number, Set<string>>();
  const counts = new Uint16Array(NGRAM_COUNT);
  for (const i of from) {
    const { family, lang } = rows[i]!;
    for (const id of new Set(samples[i]!.ngrams)) {
      const seen = families.get(id) ?? new Set();
      families.set(id, seen.add(lang === 'en' ? family : `${family}/${lang}/${counts[id]! >= 2}`));
      if (counts[id]! < 65_535) counts[id]!++;
    }
  }
  const allowed = new Uint8Array(NGRAM_COUNT);
  for (const [id, seen] of families) allowed[id] = seen.size >= 2 && counts[id]! >= 3 ? 1 : 0;
  return allowed;
}

const outOfFold: { readonly isAttack: boolean; readonly z: number }[] = [];
console.log('left out | harmful | benign | AUC | found at 1 % false | found at 5 % false');
for (const fold of folds) {
  const isTest = (row: HarmRow) =>
    row.isHarmful ? row.family === fold.harmful : fold.benign.includes(row.family);
  const test = rows.flatMap((row, i) => (isTest(row) ? [i] : []));
  const held = test.filter((i) => rows[i]!.isHarmful).map((i) => rows[i]!);
  const kept = rows.flatMap((row, i) => {
    if (isTest(row) || row.family === fold.harmful || fold.benign.includes(row.family)) return [];
    return row.isHarmful && held.some((other) => other.lang === row.lang && isNearCopy(row, other))
      ? []
      : [i];
  });
  const net = train(kept);
  const scored = test.map((i) => ({
    isAttack: rows[i]!.isHarmful,
    z: net.forward(samples[i]!)[0]!,
    row: rows[i]!,
  }));
  const bad = scored.filter(({ isAttack }) => isAttack).map(({ z }) => z);
  const good = scored.filter(({ isAttack }) => !isAttack).map(({ z }) => z);
  const share = (rate: number) => `${(shareAbove(bad, thresholdAt(good, rate)) * 100).toFixed(1)} %`;
  console.log(
    `${fold.harmful} (${fold.benign.join(', ')}) | ${bad.length} | ${good.length} | ${auc(bad, good).toFixed(3)} | ${share(0.01)} | ${share(0.05)}`,
  );
  if (fold.harmful === 'multijail') reportLanguages(scored, good);
  outOfFold.push(...scored.map(({ isAttack, z }) => ({ isAttack, z })));
}

function reportLanguages(
  scored: readonly { readonly isAttack: boolean; readonly z: number; readonly row: HarmRow }[],
  good: readonly number[],
): void {
  const languages = [...new Set(scored.filter(({ isAttack }) => isAttack).map(({ row }) => row.lang))];
  const told = languages.map(
    (lang) =>
      `${lang} ${auc(
        scored.filter(({ isAttack, row }) => isAttack && row.lang === lang).map(({ z }) => z),
        good,
      ).toFixed(2)}`,
  );
  console.log(`  AUC by language: ${told.join(', ')}`);
}

const calibration = fitPlatt(outOfFold);
const probability = (z: number) => 1 / (1 + Math.exp(-(calibration.slope * z + calibration.intercept)));
for (const threshold of [0.3, 0.5, 0.7, 0.9]) {
  const found = outOfFold.filter(({ isAttack, z }) => isAttack && probability(z) >= threshold).length;
  const flagged = outOfFold.filter(({ isAttack, z }) => !isAttack && probability(z) >= threshold).length;
  const harmfulCount = outOfFold.filter(({ isAttack }) => isAttack).length;
  console.log(
    `at ${threshold}: found ${((found / harmfulCount) * 100).toFixed(1)} %, false ${((flagged / (outOfFold.length - harmfulCount)) * 100).toFixed(2)} % (left-out sources together)`,
  );
}

if (values.out !== undefined) write(train(rows.map((_, i) => i)), values.out);

function write(net: HarmNet, path: string): void {
  const meanings = new Int8Array(rowCount * CHANNELS);
  let largest = 0;
  const exact = Float64Array.from({ length: rowCount * CHANNELS }, (_, i) => {
    const row = Math.floor(i / CHANNELS);
    const value = row === 0 ? 0 : net.meaning(row, i % CHANNELS);
    largest = Math.max(largest, value);
    return value;
  });
  const meaningScale = largest / 127;
  for (const [i, value] of exact.entries())
    meanings[i] = Math.max(-1, Math.min(127, Math.round(value / meaningScale)));
  let widest = 0;
  for (const value of net.ngrams.values) widest = Math.max(widest, Math.abs(value));
  const ngramScale = widest / 127;
  const bytes = serialiseHarmModel({
    version: '1',
    hashes: readWordHashes(),
    meanings,
    meaningScale,
    ngrams: Int8Array.from(net.ngrams.values, (value) => Math.round(value / ngramScale)),
    ngramScale,
    outputs: Float32Array.from(net.outputs.values),
    biases: Float32Array.from(net.biases.values),
    ...calibration,
  });
  writeFileSync(path, bytes);
  const known: readonly HarmCategory[] = harmCategories;
  console.log(`wrote ${bytes.length} bytes, ${known.length} categories`);
}
