/**
 * The personal-data guard measured: `node bench/guards/pii/run.ts SENTENCES.json [PYTHON]`, sentences as presidio-research
 * makes them, PYTHON an interpreter with bench/peers/presidio/requirements.txt. Prints precision, recall and F2 by type,
 * false hits on look-alikes and time, and writes bench/results/pii.json.
 */
import { spawnSync } from 'node:child_process';
import { findPersonalData, loadNameModel } from '../../../src/protect/guards/index.ts';
import { scanNames } from '../../../src/protect/guards/pii/names/scan-names.ts';
import { scanPii } from '../../../src/protect/guards/pii/scan-pii.ts';
import { writeResults } from '../../support/results.ts';
import { hostileLookalikes } from './hostile-lookalikes.ts';
import { hostileUnits } from './hostile-units.ts';
import { lookalikes } from './lookalikes.ts';
import { type Entity, type Score, score } from './score.ts';
import { readTestSentences } from './sentences.ts';
import { worldValues } from './world-values.ts';

const [path, python] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: run.ts SENTENCES.json [PYTHON]');
const structured = [
  'CREDIT_CARD',
  'EMAIL_ADDRESS',
  'IBAN_CODE',
  'IP_ADDRESS',
  'PHONE_NUMBER',
  'US_DRIVER_LICENSE',
  'US_SSN',
];
const names = ['PERSON', 'ADDRESS', 'LOCATION', 'ORGANIZATION'];
const model = await loadNameModel();
const merged = readTestSentences(path, true);
const raw = readTestSentences(path, false);
const texts = merged.map(({ text }) => text);
const innocents = lookalikes(2000);
const ours = texts.map((text) => findPersonalData(text, model));
const ourFalse = innocents.map((text) => scanPii(text).filter((match) => match.score >= 0.5));
const ourMs = cpuMs(() => texts.map((text) => findPersonalData(text, model)), 5);
const peer = python === undefined ? undefined : askPeer(python, [...texts, ...innocents]);
const results: Record<string, unknown> = { sentences: texts.length };
table(
  'strict, address parts joined',
  merged.map(({ entities }) => entities),
  true,
  names,
);
table(
  'strict, as labelled',
  raw.map(({ entities }) => entities),
  true,
  names,
);
table(
  'structured, any overlap',
  merged.map(({ entities }) => entities),
  false,
  structured,
);
const whole = readTestSentences(path, true, true);
const ourWhole = whole.map(({ text }) => findPersonalData(text, model));
results['structured, all sentences'] = structured.map((type) => {
  const own = score(
    whole.map(({ entities }) => entities),
    ourWhole,
    type,
    false,
  );
  console.log(`${'structured, all sentences'.padEnd(30)} ${type.padEnd(18)} ours ${show(own)}`);
  return { type, ours: own };
});
report('false hits on look-alikes', `${ourFalse.flat().length} in ${innocents.length}`, countPeerFalse());
report(
  'CPU, ms a sentence',
  (ourMs / texts.length).toFixed(4),
  peer && (peer.cpuMs / (texts.length + innocents.length)).toFixed(3),
);
const prose =
  'Could you help me plan a weekend in the mountains with two small children? My sister recommended a valley. We would like to arrive on Friday evening, stay in a quiet village with a bakery, and walk for two or three hours. '
    .repeat(5)
    .slice(0, 1024);
report('CPU, µs for 1 kB of prose, names', (cpuMs(() => scanNames(prose, model), 3000) * 1000).toFixed(1));
report('CPU, µs for 1 kB of prose, structured', (cpuMs(() => scanPii(prose), 3000) * 1000).toFixed(1));
reportWorld();
reportHostileLookalikes();
reportHostileTexts();
writeResults('pii', results);

/** Values of many countries: found with their type, and with their borders too. */
function reportWorld(): void {
  const missed: string[] = [];
  let total = 0;
  let typed = 0;
  for (const { type, value, text } of worldValues()) {
    const start = text.indexOf(value);
    const found = scanPii(text).filter((match) => match.score >= 0.5 && match.type === type);
    total++;
    if (found.some((match) => match.start < start + value.length && match.end > start)) typed++;
    if (!found.some((match) => match.start === start && match.end === start + value.length))
      missed.push(text);
  }
  results['values of many countries'] = { total, typed, exact: total - missed.length, missed };
  console.log(
    `${'values of many countries'.padEnd(45)} ${typed} typed, ${total - missed.length} exact of ${total}`,
  );
  for (const text of missed) console.log(`  missed: ${text}`);
}

function reportHostileLookalikes(): void {
  const falseHits: Record<string, number> = {};
  let total = 0;
  for (const [kind, make] of Object.entries(hostileLookalikes))
    for (let round = 0; round < 100; round++, total++)
      if (scanPii(make()).some(({ score }) => score >= 0.5)) falseHits[kind] = (falseHits[kind] ?? 0) + 1;
  results['false hits on hostile look-alikes'] = { total, ...falseHits };
  console.log(`${'false hits on hostile look-alikes'.padEnd(45)} ${JSON.stringify(falseHits)} of ${total}`);
}

function reportHostileTexts(): void {
  const worst = hostileUnits
    .map((unit) => {
      const text = unit.repeat(Math.ceil(1_048_576 / unit.length)).slice(0, 1_048_576);
      return { unit: unit.slice(0, 40), ms: cpuMs(() => scanPii(text), 1) };
    })
    .sort((left, right) => right.ms - left.ms)
    .slice(0, 8);
  results['hostile texts of 1 MB'] = { units: hostileUnits.length, worst };
  for (const { unit, ms } of worst)
    console.log(`CPU, ms for 1 MB of ${JSON.stringify(unit).padEnd(25)} ${ms.toFixed(1)}`);
}

function table(
  title: string,
  gold: readonly (readonly Entity[])[],
  isStrict: boolean,
  types: readonly string[],
): void {
  const rows = types.map((type) => {
    const own = score(gold, ours, type, isStrict);
    const other = peer && score(gold, peer.found.slice(0, texts.length), type, isStrict);
    console.log(
      `${title.padEnd(30)} ${type.padEnd(18)} ours ${show(own)}${other ? `   Presidio ${show(other)}` : ''}`,
    );
    return { type, ours: own, presidio: other };
  });
  results[title] = rows;
}

function show({ precision, recall, f2, spans }: Score): string {
  return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F2 ${f2.toFixed(3)} (${spans})`;
}

function report(name: string, own: string, other?: string): void {
  results[name] = { ours: own, presidio: other };
  console.log(`${name.padEnd(45)} ${own}${other === undefined ? '' : `   Presidio ${other}`}`);
}

function countPeerFalse(): string | undefined {
  if (peer === undefined) return undefined;
  // Presidio reports every date; ours reports only those of birth, so dates and places by its language model are left out.
  const counted = peer.found
    .slice(texts.length)
    .flat()
    .filter(({ type }) => !['DATE_TIME', 'PERSON', 'LOCATION', 'NRP', 'URL'].includes(type));
  return `${counted.length} in ${innocents.length}`;
}

function cpuMs(work: () => unknown, rounds: number): number {
  work();
  const start = process.cpuUsage();
  for (let round = 0; round < rounds; round++) work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / rounds;
}

function askPeer(command: string, inputs: readonly string[]): { found: Entity[][]; cpuMs: number } {
  const script = new URL('../../peers/presidio/run.py', import.meta.url).pathname;
  const input = inputs.map((text, id) => JSON.stringify({ id, text })).join('\n');
  const done = spawnSync(command, [script], { input, encoding: 'utf8', maxBuffer: 256e6, timeout: 600_000 });
  if (done.status !== 0) throw new Error(`Presidio failed: ${done.stderr.slice(-500)}`);
  const lines = done.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { entities?: Entity[]; cpuMs?: number });
  return {
    found: lines.slice(0, -1).map(({ entities = [] }) => entities),
    cpuMs: lines.at(-1)?.cpuMs ?? Number.NaN,
  };
}
