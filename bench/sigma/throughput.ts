import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compileRules } from '../../src/defend/detection/index.ts';
import { laneEvent } from './lane-event.ts';
import { readRules } from './read-rules.ts';

/**
 * Measures the Sigma engine on one core: JSON lines in, findings out, parsing included.
 * Usage: node bench/sigma/throughput.ts RULES_DIR LANE.ndjson[.gz] … [--events N]
 */
const SECONDS_MAX = 5;

const [rulesDir, ...rest] = process.argv.slice(2);
const lanes = rest.filter((each) => !each.startsWith('--'));
if (rulesDir === undefined || lanes.length === 0) {
  console.error('usage: node bench/sigma/throughput.ts RULES_DIR LANE.ndjson[.gz] …');
  process.exit(2);
}

function readLines(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text.split('\n').filter((line) => line !== '');
}

const rssBefore = process.memoryUsage.rss();
const files = readRules(rulesDir);
const loadStart = performance.now();
const { detector, loaded, problems } = compileRules(files);
const loadMs = performance.now() - loadStart;
console.log(`rules ${loaded}, problems ${problems.length}, load ${loadMs.toFixed(0)} ms`);

function pass(lines: readonly string[], seq: number): number {
  let findings = 0;
  for (let at = 0; at < lines.length; at += 500) {
    const batch = lines.slice(at, at + 500).map((line, index) => laneEvent(line, seq + at + index));
    findings += detector.inspect(batch, { nowMs: 0 }).length;
  }
  return findings;
}

for (const lane of lanes) {
  const lines = readLines(lane);
  for (let warm = 0; warm < 5; warm++) pass(lines, 0);
  const before = detector.counts;
  const rates: number[] = [];
  const cpuBefore = process.cpuUsage();
  let findings = 0;
  const start = performance.now();
  while (rates.length < 25 && performance.now() - start < SECONDS_MAX * 1000) {
    const passStart = performance.now();
    findings = pass(lines, rates.length * lines.length);
    rates.push(lines.length / ((performance.now() - passStart) / 1000));
  }
  const cpu = process.cpuUsage(cpuBefore);
  const cpuSeconds = (cpu.user + cpu.system) / 1e6;
  const events = detector.counts.events - before.events;
  const candidates = (detector.counts.candidates - before.candidates) / events;
  const median = rates.sort((a, b) => a - b)[rates.length >> 1] ?? 0;
  console.log(
    `${lane.split('/').at(-1)}: median ${median.toFixed(0)} events/s over ${rates.length} passes of ${lines.length}, ` +
      `${(events / cpuSeconds).toFixed(0)} events per CPU second, ` +
      `${candidates.toFixed(2)} candidates/event, ${findings} matches`,
  );
}
const rss = process.memoryUsage.rss();
console.log(
  `RSS ${(rss / 1e6).toFixed(0)} MB, grown by ${((rss - rssBefore) / 1e6).toFixed(0)} MB since before the rules`,
);
