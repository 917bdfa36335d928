import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { residentMib, stopChildren } from './children.ts';
import { type Contestant, startBartizan, startMock, startPortkey } from './contestants.ts';
import { load, median, quantile } from './load-client.ts';
import { startLiteLlm } from './start-lite-llm.ts';

const ROUNDS = 5;
const ROUND_MS = Number(process.env.BENCH_ROUND_MS ?? 700);
const WARM_UP_MS = 1_500;
const CONNECTIONS = [1, 20, 50] as const;
const BARE = 'bartizan, no guards';
const GUARDED = 'bartizan, default guards';
/** An interpreter with bench/peers/litellm/requirements.txt; LiteLLM is left out without one. */
const PYTHON = process.env.BENCH_PYTHON;

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

interface Memory {
  readonly name: string;
  readonly residentMib: number;
}

interface Bar {
  readonly bar: string;
  readonly measured: number;
  readonly wanted: string;
  readonly met: boolean;
}

function judge(rows: readonly Row[], memory: readonly Memory[]): Bar[] {
  const find = (name: string, connections: number): Row | undefined =>
    rows.find((one) => one.name === name && one.connections === connections);
  const row = (name: string, connections: number): Row => find(name, connections)!;
  const added = (name: string, key: 'p50Ms' | 'p99Ms'): number =>
    round(row(name, 1)[key] - row('direct', 1)[key]);
  const rate = (name: string): number => row(name, 50).requestsPerSecond;
  const most = (bar: string, measured: number, limit: number): Bar => ({
    bar,
    measured,
    wanted: `<= ${limit}`,
    met: measured <= limit,
  });
  const least = (bar: string, measured: number, limit: number): Bar => ({
    bar,
    measured,
    wanted: `>= ${limit}`,
    met: measured >= limit,
  });
  const residents = memory
    .filter(({ name }) => name.startsWith('bartizan'))
    .map(({ residentMib: mib }) => mib);
  const peers = ['portkey', 'litellm'].filter((peer) => find(peer, 50) !== undefined);
  return [
    most('added p50, no guards, 1 connection, ms', added(BARE, 'p50Ms'), 0.15),
    most('added p50, default guards and event, 1 connection, ms', added(GUARDED, 'p50Ms'), 0.5),
    most('added p99, default guards and event, 1 connection, ms', added(GUARDED, 'p99Ms'), 5),
    least('requests/s, default guards and event, 50 connections', rate(GUARDED), 2_500),
    most('resident memory, MiB', Math.max(...residents), 250),
    ...peers.flatMap((peer) => [
      least(`times ${peer} at 50 connections, no guards`, round(rate(BARE) / rate(peer)), 5),
      least(`times ${peer} at 50 connections, default guards`, round(rate(GUARDED) / rate(peer)), 5),
    ]),
  ];
}

async function main(): Promise<void> {
  const mock = await startMock();
  const peers = [
    await startPortkey(mock),
    ...(PYTHON === undefined ? [] : [await startLiteLlm(mock, PYTHON)]),
  ];
  const contestants = [mock, ...(await startBartizan(mock)), ...peers];
  for (const contestant of contestants) {
    const warm = await load(contestant, 8, WARM_UP_MS);
    if (warm.errors > 0 || warm.requests === 0) throw new Error(`${contestant.name} answers with errors`);
  }
  const rows: Row[] = [];
  for (const connections of CONNECTIONS) rows.push(...(await measure(contestants, connections)));
  const memory = contestants.map(({ name, pid }) => ({ name, residentMib: residentMib(pid) }));
  const bars = judge(rows, memory);
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
