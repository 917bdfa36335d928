// Processor time that the pipeline spends on an event, by stage: node bench/pipeline/run.ts [--rules DIR] [--events N]
// Processor time, not wall clock: the figure holds on a busy machine too.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { EventRecord } from '../../src/contracts/event.ts';
import { incidentPolicy } from '../../src/pipeline/incident-policy.ts';
import { normaliseRecord } from '../../src/pipeline/normalise/index.ts';
import { DetectorSet } from '../../src/platform/detectors.ts';
import { attachStore, openStore } from '../../src/storage/index.ts';
import { eventLine } from '../ingest/events.ts';

const STEP = 1_000;
const { values } = parseArgs({
  options: { rules: { type: 'string' }, events: { type: 'string', default: '100000' } },
});
const events = Number(values.events);

const dataDir = await mkdtemp(join(tmpdir(), 'bartizan-pipeline-'));
const shared = await openStore({ dataDir, incidentPolicy });
const store = await attachStore(shared.share(), { incidentPolicy });
const set = new DetectorSet(values.rules ? [values.rules] : []);
const loadStarted = process.threadCpuUsage();
await set.readRules();
const stages = new Map<string, number>();

async function timed<Result>(stage: string, action: () => Result | Promise<Result>): Promise<Result> {
  const before = process.threadCpuUsage();
  const result = await action();
  const { user, system } = process.threadCpuUsage(before);
  stages.set(stage, (stages.get(stage) ?? 0) + user + system);
  return result;
}

const { user, system } = process.threadCpuUsage(loadStarted);
process.stdout.write(
  `${set.ruleBook().rules.length} rules loaded in ${((user + system) / 1000).toFixed(0)} ms\n`,
);

let findings = 0;
for (let first = 0; first < events; first += STEP) {
  const lines = Array.from({ length: STEP }, (_, i) => eventLine(first + i));
  const records = await timed('normalise', () => lines.map((line, i) => record(line, first + i)));
  await timed('write', () => store.events.write(records));
  for (const detector of set.active()) {
    await timed(`detect ${detector.name}`, () => {
      findings += detector.inspect(records, { nowMs: Date.now() }).length;
    });
  }
}

let total = 0;
for (const [stage, micros] of stages) {
  total += micros;
  process.stdout.write(`${stage.padEnd(28)} ${(micros / events).toFixed(1).padStart(7)} µs an event\n`);
}
process.stdout.write(
  `${'all'.padEnd(28)} ${(total / events).toFixed(1).padStart(7)} µs an event = ${Math.round((events * 1e6) / total)} events a second of processor time; ${findings} findings\n`,
);
await store.close();
await shared.close();
await rm(dataDir, { recursive: true, force: true });

function record(line: string, index: number): EventRecord {
  const receivedMs = Date.now();
  const result = normaliseRecord(line, { format: 'auto', source: 'bench', receivedMs });
  if (!result.ok) throw new Error(result.detail);
  return Object.assign(result.event, { seq: index + 1, receivedMs, source: 'bench', raw: line });
}
