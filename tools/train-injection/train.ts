/**
 * Trains the injection classifier: `node tools/train-injection/train.ts DATA-FOLDER [--out FILE] [--seed N]`.
 * Prints leave-one-source-out figures; with `--out` also trains on everything and writes the linear classifiers' weights;
 * `nets/README.md` tells how the file that ships is made of them.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FEATURE_COUNT } from '../../src/protect/guards/injection/features.ts';
import { fitPlatt } from './calibrate.ts';
import { loadCorpus, loadDeepset, type Row } from './corpus.ts';
import { type Example, toExample } from './examples.ts';
import { generate } from './generate.ts';
import { type LearnerOptions, type Linear, learn, rawScore } from './learner.ts';
import { type LinearHead, serialiseLinear } from './linear-file.ts';
import { auc, shareAbove, thresholdAt } from './measures.ts';
import { dataFolds, directFolds, type Fold, type HeadName, isOf, rowWeight } from './plan.ts';

interface Scored {
  readonly example: Example;
  readonly z: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: '7' },
    misses: { type: 'boolean', default: false },
    /** Folder that gets the scores of left-out texts, one file for each head. */
    scores: { type: 'string' },
  },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('usage: train.ts DATA-FOLDER [--out FILE] [--seed N]');
const options: LearnerOptions = {
  seed: Number(values.seed),
  epochs: 6,
  rate: 0.08,
  decay: 2e-5,
  dropout: 0.2,
  supportMin: 3,
  familiesMin: 2,
};

const rows = loadCorpus(folder);
const generated = generate(options.seed, rows);
const examples = [...rows, ...generated].map((row) => toExample(row));
const places = new Map(examples.map((example, index) => [example, index]));
console.log(`${rows.length} rows, ${generated.length} generated`);
const heads = { direct: trainHead('direct', directFolds), data: trainHead('data', dataFolds) };
if (values.out !== undefined) writeFileSync(values.out, serialiseLinear([heads.direct, heads.data]));

function trainHead(head: HeadName, folds: readonly Fold[]): LinearHead {
  console.log(
    `\n## ${head}: leave one source out\nleft out | attacks | benign | AUC | recall@1%FPR | harmful AUC`,
  );
  const outOfFold: Scored[] = [];
  for (const fold of folds) {
    const scored = runFold(head, fold);
    writeScores(head, fold, scored);
    outOfFold.push(...scored);
  }
  const calibration = fitPlatt(
    outOfFold.filter((scored) => scored.example.row.label !== 'harmful_request'),
    head === 'direct' ? 0.008 : 0.015,
  );
  reportBenign(outOfFold, (z) => calibration.slope * z + calibration.intercept > 0);
  const linear = learn(weighted(head, examples), options);
  if (head === 'direct') reportDeepset(linear, calibration);
  return quantise(linear, calibration);
}

function writeScores(head: HeadName, fold: Fold, scored: readonly Scored[]): void {
  if (values.scores === undefined) return;
  const lines = scored.map(
    ({ example, z }) => `${JSON.stringify([places.get(example), z, fold.attackFamily])}\n`,
  );
  appendFileSync(`${values.scores}/linear-${head}.jsonl`, lines.join(''));
}

function weighted(head: HeadName, from: readonly Example[]): Example[] {
  return from
    .map((example) => ({ ...example, weight: rowWeight(example.row, head) * example.weight }))
    .filter((example) => example.weight > 0);
}

function runFold(head: HeadName, fold: Fold): Scored[] {
  const leftOut = [fold.attackFamily, ...fold.benignFamilies];
  const isLeftOut = (row: Row) => row.families.some((family) => isOf(family, leftOut));
  const pairs = new Set(
    examples
      .filter((example) => isTestAttack(example.row, head, fold))
      .map((example) => example.row.pair ?? ''),
  );
  pairs.delete('');
  const isTwin = (row: Row) => row.pair !== undefined && pairs.has(row.pair);
  const train = weighted(
    head,
    examples.filter((example) => !isLeftOut(example.row) && !isTwin(example.row)),
  );
  const linear = learn(train, options);
  const test = examples.filter(
    (example) =>
      isTestAttack(example.row, head, fold) ||
      (!example.isAttack &&
        (isTwin(example.row) || isLeftOut(example.row)) &&
        isTestBenign(example.row, head)),
  );
  const scored = test.map((example) => ({ example, z: rawScore(example, linear) }));
  printFold(fold, scored);
  return scored;
}

function isTestAttack(row: Row, head: HeadName, fold: Fold): boolean {
  return (
    row.isAttack &&
    row.families.some((family) => isOf(family, [fold.attackFamily])) &&
    (row.file === 'indirect') === (head === 'data')
  );
}

function isTestBenign(row: Row, head: HeadName): boolean {
  // System prompts are orders to a model by nature; they come with their own provenance, which is not judged.
  if (row.kind === 'system_prompt') return false;
  return head === 'direct' || row.file === 'indirect' || row.file === 'benign_documents';
}

function printFold(fold: Fold, scored: readonly Scored[]): void {
  const attacks = scored.filter(({ example }) => example.isAttack);
  const benign = scored.filter(({ example }) => example.row.label === 'benign').map(({ z }) => z);
  const harmful = scored.filter(({ example }) => example.row.label === 'harmful_request').map(({ z }) => z);
  const attackScores = attacks.map(({ z }) => z);
  const threshold = thresholdAt(benign, 0.01);
  const columns = [
    `${fold.attackFamily} (benign: ${fold.benignFamilies.join(', ')})`,
    attacks.length,
    benign.length,
    auc(attackScores, benign).toFixed(3),
    `${(shareAbove(attackScores, threshold) * 100).toFixed(1)} %`,
    auc(attackScores, harmful).toFixed(3),
  ];
  console.log(columns.join(' | '));
  if (values.misses) {
    for (const { example } of attacks
      .filter(({ z }) => z <= threshold)
      .slice(0, 400)
      .filter((_, i) => i % 40 === 0))
      console.log(`  MISS ${JSON.stringify(example.row.text.slice(0, 200))}`);
    for (const { example } of scored.filter(({ example: e, z }) => !e.isAttack && z > threshold).slice(0, 12))
      console.log(`  FALSE ${JSON.stringify(example.row.text.slice(0, 200))}`);
  }
}

/** Share of benign texts, left out of training, that the calibrated threshold of 0.5 flags, by source and kind. */
function reportBenign(scored: readonly Scored[], isFlagged: (z: number) => boolean): void {
  const groups = new Map<string, { count: number; flagged: number }>();
  for (const { example, z } of scored) {
    const keys = [
      `${example.row.label}: ${example.row.families.join('+')}`,
      `kind ${example.row.isAttack ? 'ATTACK ' : ''}${example.row.kind}`,
      example.row.isAttack ? 'ATTACK all' : `benign lang ${example.row.lang === 'en' ? 'en' : 'other'}`,
    ];
    for (const key of keys) {
      const group = groups.get(key) ?? { count: 0, flagged: 0 };
      group.count++;
      if (isFlagged(z)) group.flagged++;
      groups.set(key, group);
    }
  }
  console.log('flagged at 0.5 when left out (group | texts | flagged):');
  for (const [key, { count, flagged }] of [...groups].sort()) {
    if (count >= 20) console.log(`${key} | ${count} | ${((flagged / count) * 100).toFixed(2)} %`);
  }
}

function reportDeepset(linear: Linear, calibration: { slope: number; intercept: number }): void {
  const scored = loadDeepset(folder!).map((row) => {
    const example = toExample({
      ...row,
      label: '',
      kind: '',
      lang: '',
      families: [],
      pair: undefined,
      span: undefined,
      file: '',
    });
    return { isAttack: row.isAttack, z: rawScore(example, linear) };
  });
  const attacks = scored.filter((row) => row.isAttack).map((row) => row.z);
  const benign = scored.filter((row) => !row.isAttack).map((row) => row.z);
  const threshold = -calibration.intercept / calibration.slope;
  console.log(
    `deepset (never trained on): AUC ${auc(attacks, benign).toFixed(3)}, at 0.5: found ${(shareAbove(attacks, threshold) * 100).toFixed(1)} %, false ${(shareAbove(benign, threshold) * 100).toFixed(1)} %`,
  );
}

function quantise(linear: Linear, calibration: { slope: number; intercept: number }): LinearHead {
  let largest = 0;
  for (const weight of linear.weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127;
  const weights = new Int8Array(FEATURE_COUNT);
  let nonZero = 0;
  for (let id = 0; id < FEATURE_COUNT; id++) {
    weights[id] = Math.round(linear.weights[id]! / scale);
    if (weights[id] !== 0) nonZero++;
  }
  console.log(`quantised: largest weight ${largest.toFixed(3)}, ${nonZero} of ${FEATURE_COUNT} weights kept`);
  return { weights, scale, bias: linear.bias, ...calibration };
}
