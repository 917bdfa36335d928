import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { residentMib, stopChildren } from './children.ts';
import { type Contestant, startBartizan, startMock, startPortkey } from './contestants.ts';
import { load, median, quantile } from './load-client.ts';

const ROUNDS = 5;
const ROUND_MS = Number(process.env.BENCH_ROUND_MS ?? 700);
const WARM_UP_MS = 1_500;
const CONNECTIONS = [1, 20, 50] as const;

interface Row {
  readonly name: string;
  readonly connections: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly requestsPerSecond: number;
  readonly requests: number;
  readonly errors: number;
}

/**
 * The contestants take turns within each round, so that what else the machine does hits all alike; each round begins
 * with another, so that what one leaves to be done after its turn does not always hit the same next one.
 */
async function measure(contestants: readonly Contestant[], connections: number): Promise<Row[]> {
  const results = contestants.map(() => ({ p50: [], p99: [], rate: [], requests: 0, errors: 0 }) as Tally);
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const i = (turn + round) % contestants.length;
      const tally = results[i]!;
      const result = await load(contestants[i]!, connections, ROUND_MS);
      tally.p50.push(quantile(result.latenciesMs, 0.5));
      tally.p99.push(quantile(result.latenciesMs, 0.99));
      tally.rate.push(result.perSecond);
      tally.requests += result.requests;
      tally.errors += result.errors;
    }
  }
  return results.map((tally, i) => ({
    name: contestants[i]!.name,
    connections,
    p50Ms: round(median(tally.p50)),
    p99Ms: round(median(tally.p99)),
    requestsPerSecond: Math.round(median(tally.rate)),
    requests: tally.requests,
    errors: tally.errors,
  }));
}

interface Tally {
  readonly p50: number[];
  readonly p99: number[];
  readonly rate: number[];
  requests: number;
  errors: number;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

interface Bar {
  readonly bar: string;
  readonly measured: number;
  readonly wanted: string;
  readonly met: boolean;
}

function judge(rows: readonly Row[]): Bar[] {
  const row = (name: string, connections: number): Row =>
    rows.find((one) => one.name === name && one.connections === connections)!;
  const added = (name: string): number => round(row(name, 1).p50Ms - row('direct', 1).p50Ms);
  const times = (name: string): number =>
    round(row(name, 20).requestsPerSecond / row('portkey', 20).requestsPerSecond);
  const bare = added('bartizan, no guards');
  const guarded = added('bartizan, default guards');
  const bareTimes = times('bartizan, no guards');
  const guardedTimes = times('bartizan, default guards');
  return [
    { bar: 'added p50, no guards, ms', measured: bare, wanted: '<= 0.15', met: bare <= 0.15 },
    {
      bar: 'added p50, default guards and event, ms',
      measured: guarded,
      wanted: '<= 0.8',
      met: guarded <= 0.8,
    },
    {
      bar: 'times Portkey at 20 connections, no guards',
      measured: bareTimes,
      wanted: '>= 5',
      met: bareTimes >= 5,
    },
    {
      bar: 'times Portkey at 20 connections, default guards',
      measured: guardedTimes,
      wanted: '>= 5',
      met: guardedTimes >= 5,
    },
    { bar: 'added p50 of Portkey, ms', measured: added('portkey'), wanted: 'for comparison', met: true },
  ];
}

async function main(): Promise<void> {
  const mock = await startMock();
  const contestants = [mock, ...(await startBartizan(mock)), await startPortkey(mock)];
  for (const contestant of contestants) {
    const warm = await load(contestant, 8, WARM_UP_MS);
    if (warm.errors > 0 || warm.requests === 0) throw new Error(`${contestant.name} answers with errors`);
  }
  const rows: Row[] = [];
  for (const connections of CONNECTIONS) rows.push(...(await measure(contestants, connections)));
  const memory = contestants.map(({ name, pid }) => ({ name, residentMib: residentMib(pid) }));
  const bars = judge(rows);
  console.table(rows);
  console.table(memory);
  console.table(bars);
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model,
    node: process.version,
    loadAverage: loadavg().map(round),
  };
  mkdirSync(new URL('../results/', import.meta.url), { recursive: true });
  const file = new URL('../results/gateway.json', import.meta.url);
  const report = {
    measuredAt: new Date().toISOString(),
    machine,
    rounds: ROUNDS,
    roundMs: ROUND_MS,
    rows,
    memory,
    bars,
  };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  if (rows.some(({ errors }) => errors > 0)) process.exitCode = 1;
}

try {
  await main();
} finally {
  await stopChildren();
}
