/**
 * What the shipped injection guard finds and what it flags by mistake: `node bench/guards/detection/run.ts DATA-FOLDER
 * [--loso FILE] [--peer FILE] [--out FILE]`. `--peer` takes what `bench/peers/llm-guardrail/score.mjs` printed for both deepset files in
 * order of training and test. `--loso` takes the leave-one-source-out figures that the trainer wrote. Figures on
 * `train/` are of texts that the shipped weights were trained on: only their change under a transform is evidence.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Provenance } from '../../../src/contracts/guard.ts';
import { createInjectionGuard, loadInjectionModel } from '../../../src/protect/guards/index.ts';
import { auc, shareAbove, thresholdAt } from '../../../tools/train-injection/measures.ts';
import { transforms } from './transforms.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    loso: { type: 'string' },
    peer: { type: 'string' },
    out: { type: 'string', default: 'bench/results/detection.json' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('usage: run.ts DATA-FOLDER [--loso FILE] [--out FILE]');
const SAMPLE = 120;
const THRESHOLD = 0.5;

interface Row {
  readonly text: string;
  readonly label: string | number;
  readonly lang?: string;
  readonly kind?: string;
}

const guard = createInjectionGuard(await loadInjectionModel());
const score = (text: string, provenance: Provenance = 'user') =>
  guard.inspect(
    { direction: 'input', segments: [{ path: '/text', text, provenance }] },
    { threshold: THRESHOLD, deadlineMs: Number.POSITIVE_INFINITY },
  ).score;

const results = {
  threshold: THRESHOLD,
  deepsetNeverTrainedOn: measureDeepset(),
  peerOnDeepset: values.peer === undefined ? null : measurePeer(values.peer),
  evasion: measureEvasion(),
  latency: measureLatency(),
  leaveOneSourceOut: values.loso === undefined ? null : JSON.parse(readFileSync(values.loso, 'utf8')),
};
writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results, null, 2));

function read(path: string): Row[] {
  return readFileSync(join(folder!, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

function deepset(): Row[] {
  return [...read('deepset_prompt_injections_train.jsonl'), ...read('deepset_prompt_injections_test.jsonl')];
}

function measureDeepset(): object {
  const rows = deepset();
  const scores = rows.map(({ text }) => score(text));
  return compare(rows, scores, (_, at) => scores[at]! > THRESHOLD);
}

function measurePeer(path: string): object {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const answers = lines.map(
    (line) => JSON.parse(line) as { readonly score: number; readonly isDetected: boolean },
  );
  return compare(
    deepset(),
    answers.map((answer) => answer.score),
    (_, at) => answers[at]!.isDetected,
  );
}

function compare(
  rows: readonly Row[],
  scores: readonly number[],
  isFound: (row: Row, at: number) => boolean,
): object {
  const ofLabel = (label: number) => scores.filter((_, at) => rows[at]!.label === label);
  const [benign, attacks] = [ofLabel(0), ofLabel(1)];
  const found = (label: number) => rows.filter((row, at) => row.label === label && isFound(row, at)).length;
  return {
    attacks: attacks.length,
    benign: benign.length,
    auc: round(auc(attacks, benign)),
    recallAt1PercentFalse: round(shareAbove(attacks, thresholdAt(benign, 0.01))),
    found: round(found(1) / attacks.length),
    flaggedByMistake: round(found(0) / benign.length),
  };
}

function measureEvasion(): object {
  const english = sample(
    read('train/attacks_direct.jsonl').filter(
      ({ text, lang }) => lang === 'en' && /^[ -~]{20,300}$/.test(text),
    ),
  );
  const clean = shareFound(english);
  const byTransform = Object.entries(transforms).map(([name, change]) => {
    const found = shareFound(english.map((row) => ({ ...row, text: change(row.text) })));
    return { name, found: round(found), lostPoints: round((clean - found) * 100) };
  });
  const foreign = sample(read('train/benign_multilingual.jsonl'));
  const emoji = sample(read('train/benign_prompts.jsonl')).map((row) => ({
    ...row,
    text: `🎉 ${row.text} 👩‍💻🇩🇪`,
  }));
  return {
    texts: english.length,
    clean: round(clean),
    byTransform,
    flaggedByMistake: { foreign: round(shareFound(foreign)), emoji: round(shareFound(emoji)) },
  };
}

function measureLatency(): object {
  const words = read('train/benign_documents.jsonl').flatMap(({ text }) => text.split(/\s+/));
  const times: number[] = [];
  for (let turn = 0; turn < 400; turn++) {
    const text = words.slice(turn * 60, turn * 60 + 380).join(' ');
    const start = process.cpuUsage();
    score(text);
    const used = process.cpuUsage(start);
    if (turn >= 100) times.push((used.user + used.system) / 1000);
  }
  times.sort((left, right) => left - right);
  return {
    wordsPerText: 380,
    cpuMsP50: round(times[150]!),
    cpuMsP95: round(times[285]!),
    ...measureKilobytes(),
  };
}

/** Ordinary prompts, each read once: new words and new sentences all the time. Then all of them once more. */
function measureKilobytes(): object {
  const texts = read('train/benign_prompts.jsonl')
    .map(({ text }) => text)
    .filter(({ length }) => length >= 400 && length <= 3000);
  const measured = texts.slice(500, 1500);
  const kilobytes = measured.reduce((sum, { length }) => sum + length, 0) / 1024;
  const cpuMs = () => {
    const start = process.cpuUsage();
    for (const text of measured) score(text);
    const { user, system } = process.cpuUsage(start);
    return round((user + system) / 1000 / kilobytes);
  };
  for (const text of texts.slice(0, 500)) score(text);
  return { cpuMsPerKilobyte: cpuMs(), cpuMsPerKilobyteSeenBefore: cpuMs() };
}

function shareFound(rows: readonly Row[]): number {
  return shareAbove(
    rows.map(({ text }) => score(text)),
    THRESHOLD,
  );
}

function sample(rows: readonly Row[]): Row[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  return rows.filter((_, index) => index % step === 0).slice(0, SAMPLE);
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
