/**
 * Trains the tagger of names, a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) with hashed
 * features and AdaGrad, on labelled sentences:
 *
 *     node tools/train-pii/train.ts --gazetteer names.tsv --words TEXTS.jsonl --out names.bin SENTENCES.jsonl[*WEIGHT]...
 *
 * Sentences are lines of {"text", "spans": [[start, end, "PER" | "ADDR" | "LOC" | "ORG"]]}; words are counted in texts of
 * {"text"} to know which are ordinary. Seeded: the same input gives the same weights.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FEATURES, writeFeatures } from '../../src/protect/guards/pii/names/name-features.ts';
import { LABELS, trainingTypes } from '../../src/protect/guards/pii/names/name-labels.ts';
import { NameLexicon } from '../../src/protect/guards/pii/names/name-lexicon.ts';
import { serializeNameModel } from '../../src/protect/guards/pii/names/name-model.ts';
import { prepareNames } from '../../src/protect/guards/pii/names/prepare-names.ts';
import { CrfTrainer } from './crf.ts';
import { buildLexicon } from './lexicon.ts';
import { seededRandom } from './seeded-random.ts';

interface Sentence {
  readonly text: string;
  readonly spans: readonly (readonly [start: number, end: number, label: string])[];
}

const SLOT_BITS = 18;
const MASK = 2 ** SLOT_BITS - 1;
const EPOCHS = 3;
/** How often a word loses its lexicon entry in training, so that context is learned too. */
const FORGET = 0.25;
/** Share of features that a token loses in training. */
const DROPPED = 0.1;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gazetteer: { type: 'string' },
    words: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
});
if (values.gazetteer === undefined || values.out === undefined) throw new Error('see the head of this file');
const random = seededRandom(20_261_123);
const { hashes, kinds } = buildLexicon(values.gazetteer, values.words ?? []);
const lexicon = new NameLexicon(hashes, kinds);
const sentences = positionals.flatMap(readSentences);
const trainer = new CrfTrainer(2 ** SLOT_BITS);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  shuffle(sentences);
  let loss = 0;
  let tokens = 0;
  for (const sentence of sentences) {
    for (const run of runsOf(sentence)) {
      loss += trainer.step(run.features, run.labels, 0.12 / (1 + epoch * 0.6));
      tokens += run.labels.length;
    }
  }
  console.log(`epoch ${epoch + 1}: ${tokens} tokens, loss ${(loss / tokens).toFixed(4)}`);
}
const { weights, scale, transitions } = trainer.quantised();
writeFileSync(
  values.out,
  serializeNameModel({ slotBits: SLOT_BITS, scale, transitions, hashes, kinds, weights }),
);

function readSentences(argument: string): Sentence[] {
  const [path = '', weight = '1'] = argument.split('*');
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Sentence);
  return Array.from({ length: Number(weight) }, () => rows).flat();
}

/** The stretches of a sentence that the tagger would score, with their features and true labels. */
function runsOf(sentence: Sentence): { features: Int32Array; labels: Uint8Array }[] {
  const { source, candidates } = prepareNames(sentence.text, lexicon);
  const { tokens } = source;
  for (let index = 0; index < tokens.count; index++)
    if (random() < FORGET) (source.kinds as Uint8Array)[index]! &= random() < 0.5 ? 0x70 : 0x4f;
  const labels = labelsOf(sentence, tokens.starts, tokens.ends, tokens.count);
  const runs = [];
  for (let from = 0; from < tokens.count; ) {
    let to = from;
    while (to < tokens.count && candidates[to] === 1) to++;
    if (to > from) {
      const features = new Int32Array((to - from) * FEATURES);
      for (let at = from; at < to; at++)
        writeFeatures(
          source,
          at,
          MASK,
          features.subarray((at - from) * FEATURES, (at - from + 1) * FEATURES),
        );
      drop(features);
      runs.push({ features, labels: startProperly(labels.slice(from, to)) });
    }
    from = to + 1;
  }
  return runs;
}

function labelsOf({ spans }: Sentence, starts: Int32Array, ends: Int32Array, count: number): Uint8Array {
  const labels = new Uint8Array(count);
  for (const [start, end, label] of spans) {
    const type = trainingTypes.indexOf(label as (typeof trainingTypes)[number]);
    let isFirst = true;
    for (let index = 0; index < count; index++) {
      if (starts[index]! >= end || ends[index]! <= start) continue;
      labels[index] = 1 + type * 2 + (isFirst ? 0 : 1);
      isFirst = false;
    }
  }
  return labels;
}

function startProperly(labels: Uint8Array): Uint8Array {
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index]!;
    const before = index === 0 ? 0 : labels[index - 1]!;
    if (label > 0 && label % 2 === 0 && before !== label && before !== label - 1) labels[index] = label - 1;
  }
  return labels;
}

function shuffle(list: Sentence[]): void {
  for (let index = list.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [list[index], list[other]] = [list[other]!, list[index]!];
  }
}
if (LABELS !== 1 + trainingTypes.length * 2) throw new Error('labels and types differ');

/** Takes one feature in ten away, so that no single word carries a template. */
function drop(features: Int32Array): void {
  for (let index = 0; index < features.length; index++)
    if (random() < DROPPED) features[index] = index % FEATURES;
}
