import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { normaliseRecord } from '../../src/pipeline/normalise/index.ts';

/**
 * Measures the normaliser on files of one record a line: `node bench/normalise/run.ts [--classes] FILE…`. Prints, per
 * file, over all and per format, the rate per second of processor time, garbage collection included (the median of the
 * passes), the share of events in a class more precise than Base Event, and how many records were dead-lettered, with
 * their reasons.
 */

const PASSES = 5;
const SECONDS_MAX = 4;

interface Tally {
  events: number;
  specific: number;
  readonly classes: Map<string, number>;
  readonly reasons: Map<string, number>;
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function judge(lines: readonly string[], receivedMs: number): Tally {
  const tally: Tally = { events: 0, specific: 0, classes: new Map(), reasons: new Map() };
  for (const line of lines) {
    const result = normaliseRecord(line, { format: 'auto', source: 'bench', receivedMs });
    if (!result.ok) {
      count(tally.reasons, result.reason);
      continue;
    }
    tally.events++;
    if (result.event.ocsf.class_uid !== 0) tally.specific++;
    count(tally.classes, `${result.event.format}: ${result.event.ocsf.class_name}`);
  }
  return tally;
}

function eventsPerSecond(lines: readonly string[], receivedMs: number): number {
  const rates: number[] = [];
  const context = { format: 'auto', source: 'bench', receivedMs } as const;
  const deadline = performance.now() + SECONDS_MAX * 1000;
  const rounds = Math.max(1, Math.ceil(20_000 / lines.length));
  for (let pass = 0; pass < PASSES && performance.now() < deadline; pass++) {
    const start = process.cpuUsage();
    for (let round = 0; round < rounds; round++) for (const line of lines) normaliseRecord(line, context);
    const { user, system } = process.cpuUsage(start);
    rates.push((lines.length * rounds * 1e6) / (user + system));
  }
  rates.sort((a, b) => a - b);
  return rates[rates.length >> 1] ?? 0;
}

function print(name: string, lines: readonly string[], receivedMs: number): void {
  const tally = judge(lines, receivedMs);
  const bytes = lines.reduce((sum, line) => sum + line.length, 0) / lines.length;
  const rate = eventsPerSecond(lines, receivedMs);
  console.log(
    [
      name.padEnd(48),
      `${Math.round(rate).toLocaleString('en')} ev/s`.padStart(14),
      `${(1e6 / rate).toFixed(1)} us`.padStart(9),
      `${Math.round(bytes)} B`.padStart(7),
      `${((100 * tally.specific) / Math.max(1, tally.events)).toFixed(1)} % specific`.padStart(17),
      `${lines.length - tally.events} dead`,
      [...tally.reasons].map(([reason, times]) => `${reason} ${times}`).join(', '),
    ].join('  '),
  );
  if (process.argv.includes('--classes')) {
    for (const [name, times] of [...tally.classes].sort((a, b) => b[1] - a[1]))
      console.log(`    ${times}  ${name}`);
  }
}

function byFormat(lines: readonly string[], receivedMs: number): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const line of lines) {
    const result = normaliseRecord(line, { format: 'auto', source: 'bench', receivedMs });
    if (!result.ok) continue;
    const group = groups.get(result.event.format) ?? [];
    group.push(line);
    groups.set(result.event.format, group);
  }
  return groups;
}

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (files.length === 0) {
  console.error('Usage: node bench/normalise/run.ts [--classes] FILE…');
  process.exitCode = 2;
} else {
  const receivedMs = Date.now();
  const all: string[] = [];
  for (const file of files) {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    print(basename(file), lines, receivedMs);
    all.push(...lines);
  }
  if (files.length > 1) print('all files', all, receivedMs);
  for (const [format, lines] of byFormat(all, receivedMs)) print(`format ${format}`, lines, receivedMs);
}
