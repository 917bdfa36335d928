// Durable ingest over HTTP, and what it becomes: npm run bench:ingest [-- --rules DIR] [--events N]
// Each round starts a fresh server on a fresh folder. "stored" counts from the first request until the last event has
// left the pipeline; "acknowledged" until the last batch was answered (every answer comes after an fsync).
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { bartizan, drained, startServer } from '../../test/support/server-process.ts';
import { median, writeResults } from '../support/results.ts';
import { batchBody } from './events.ts';

const BATCH_EVENTS = 2_000;
const CONNECTIONS = 4;

const { values } = parseArgs({
  options: {
    rules: { type: 'string' },
    events: { type: 'string', default: '200000' },
    million: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    /** Prints the processor time of each thread. */
    threads: { type: 'boolean', default: false },
  },
});

interface Figures {
  readonly acknowledgedPerSecond: number;
  readonly storedPerSecond: number;
  readonly residentMb: number;
  readonly peakResidentMb: number;
  /** Processor time of the whole server from the first request until the last event was stored. */
  readonly cpuMicrosPerEvent: number;
  readonly accepted: number;
  readonly processed: number;
  readonly deadLettered: number;
  readonly findings: number;
}

async function round(events: number, rulesDir: string | undefined): Promise<Figures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bartizan-bench-'));
  const token = (
    await bartizan(['token', 'create', '--name', 'bench', '--scopes', 'ingest,read', '--data-dir', dataDir])
  ).trim();
  const env = rulesDir ? { BARTIZAN_RULES__DIRS: rulesDir } : {};
  const server = await startServer(dataDir, { env });
  try {
    // The bodies are made before the clock starts: the client's own work is not what is measured.
    const bodies: Buffer[] = [];
    for (let first = 0; first < events; first += BATCH_EVENTS)
      bodies.push(batchBody(first, Math.min(BATCH_EVENTS, events - first)));
    const pool = new Pool(server.url, { connections: CONNECTIONS });
    const pid = await serverPid(server.child.pid!);
    const cpuBefore = await threadCpu(pid);
    const startedMs = performance.now();
    await Promise.all(Array.from({ length: CONNECTIONS }, () => send(pool, bodies, token)));
    const acknowledgedMs = performance.now() - startedMs;
    const totals = await drained(server.url, 600_000);
    const storedMs = performance.now() - startedMs;
    const cpu = await threadCpu(pid);
    if (values.threads) printThreads(cpuBefore, cpu, events);
    await pool.close();
    const { resident, peak } = await residentMb(server.child.pid!);
    const findings = await countFindings(server.url, token);
    if (totals.accepted !== events) throw new Error(`accepted ${totals.accepted} of ${events}`);
    return {
      acknowledgedPerSecond: Math.round((events * 1_000) / acknowledgedMs),
      storedPerSecond: Math.round((events * 1_000) / storedMs),
      residentMb: resident,
      peakResidentMb: peak,
      cpuMicrosPerEvent: Math.round((sum(cpu) - sum(cpuBefore)) / events),
      ...totals,
      findings,
    };
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function send(pool: Pool, bodies: Buffer[], token: string): Promise<void> {
  for (let body = bodies.shift(); body; body = bodies.shift()) {
    for (;;) {
      const response = await pool.request({
        path: '/api/events?source=bench',
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
        body,
      });
      const text = await response.body.text();
      if (response.statusCode === 202) break;
      if (response.statusCode !== 503 && response.statusCode !== 429)
        throw new Error(`${response.statusCode} ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function residentMb(launcherPid: number): Promise<{ resident: number; peak: number }> {
  let resident = 0;
  let peak = 0;
  for (const pid of [launcherPid, ...(await childrenOf(launcherPid))]) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    resident = Math.max(resident, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }
  return { resident: Math.round(resident), peak: Math.round(peak) };
}

/** The server itself: a launcher may stand in front of it. */
async function serverPid(launcherPid: number): Promise<number> {
  return (await childrenOf(launcherPid))[0] ?? launcherPid;
}

const MICROS_PER_TICK = 10_000;

/** Processor time by thread, microseconds; Linux counts it in hundredths of a second. */
async function threadCpu(pid: number): Promise<ReadonlyMap<string, number>> {
  const result = new Map<string, number>();
  for (const thread of await readdir(`/proc/${pid}/task`)) {
    const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8').catch(() => '');
    const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
    const fields = rest.split(' ');
    result.set(`${name} ${thread}`, (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * MICROS_PER_TICK);
  }
  return result;
}

function sum(cpu: ReadonlyMap<string, number>): number {
  return [...cpu.values()].reduce((total, micros) => total + micros, 0);
}

function printThreads(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  events: number,
): void {
  for (const [thread, micros] of [...after].sort((a, b) => b[1] - a[1])) {
    const used = (micros - (before.get(thread) ?? 0)) / events;
    if (used >= 0.5)
      process.stdout.write(`  ${thread.padEnd(24)} ${used.toFixed(1).padStart(6)} µs an event\n`);
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.trim().split(' ').filter(Boolean).map(Number);
}

async function countFindings(url: string, token: string): Promise<number> {
  const response = await fetch(`${url}/api/findings?limit=500`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { items: unknown[] }).items.length;
}

async function series(
  name: string,
  events: number,
  rules: string | undefined,
  rounds: number,
): Promise<unknown> {
  const figures: Figures[] = [];
  for (let i = 0; i < rounds; i++) {
    figures.push(await round(events, rules));
    process.stdout.write(`${name} round ${i + 1}: ${JSON.stringify(figures.at(-1))}\n`);
  }
  const of = (key: keyof Figures): number => median(figures.map((figure) => figure[key]));
  const summary = {
    name,
    events,
    acknowledgedPerSecond: of('acknowledgedPerSecond'),
    storedPerSecond: of('storedPerSecond'),
    residentMb: of('residentMb'),
    peakResidentMb: of('peakResidentMb'),
    cpuMicrosPerEvent: of('cpuMicrosPerEvent'),
    rounds: figures,
  };
  process.stdout.write(
    `${name}: ${summary.acknowledgedPerSecond}/s acknowledged, ${summary.storedPerSecond}/s stored, ${summary.residentMb} MB\n`,
  );
  return summary;
}

const events = Number(values.events);
const rounds = Number(values.rounds);
const results = [await series('own rules', events, undefined, rounds)];
if (values.rules) results.push(await series('all Sigma rules', events, values.rules, rounds));
if (values.million) results.push(await series('one million events', 1_000_000, values.rules, 1));
writeResults('ingest', results);
