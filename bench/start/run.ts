import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { median, writeResults } from '../support/results.ts';

const STARTS = Number(process.env.BENCH_STARTS ?? 7);
const DEADLINE_MS = 60_000;
const root = resolve(import.meta.dirname, '../..');
const launcher = join(root, 'bin', 'bartizan');
const sources = join(root, 'src', 'main.ts');
/** What each way of starting keeps of the C library's memory and V8's nursery is the launcher's choice. */
const SERVER_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=20'];

interface Contestant {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly path: string;
  readonly signal: 'SIGTERM' | 'SIGKILL';
}

interface Started {
  readonly healthyMs: number;
  /** Processor time of the process at its first healthy answer, all threads; absent where the system does not say. */
  readonly cpuMs: number | undefined;
}

/** A PATH on which `node` is an older one, as a distribution installs it; undefined where there is none. */
function olderPath(): string | undefined {
  const path = ['/usr/local/bin', '/usr/bin', '/bin'];
  const node = path.map((folder) => join(folder, 'node')).find((file) => existsSync(file));
  if (node === undefined) return undefined;
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(stdout.slice(1).split('.')[0]) < 24 ? path.join(delimiter) : undefined;
}

function contestants(): readonly Contestant[] {
  const newer = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const older = olderPath();
  const bundled = (name: string, path: string, signal: Contestant['signal'] = 'SIGTERM'): Contestant => {
    return { name, command: [launcher], path, signal };
  };
  return [
    {
      name: 'sources',
      command: [process.execPath, ...SERVER_FLAGS, sources],
      path: newer,
      signal: 'SIGTERM',
    },
    bundled('node 24', newer),
    ...(older === undefined ? [] : [bundled('node 20', older)]),
    bundled('after SIGKILL', older ?? newer, 'SIGKILL'),
  ];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function start({ command, path, signal }: Contestant, dataDir: string): Promise<Started> {
  const port = await freePort();
  const [file, ...args] = command;
  const env = {
    ...process.env,
    PATH: path,
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'bartizan'),
  };
  const startedMs = performance.now();
  const child = spawn(file, [...args, 'start', '--data-dir', dataDir, '--port', String(port)], {
    env,
    stdio: 'ignore',
  });
  try {
    while (!(await isHealthy(`http://127.0.0.1:${port}/healthz`))) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      if (performance.now() - startedMs > DEADLINE_MS) throw new Error('the server was not healthy in time');
      await new Promise((resume) => setTimeout(resume, 5));
    }
    const healthyMs = performance.now() - startedMs;
    const cpuMs = cpuMsOf(child.pid);
    // A moment of work after the start, as a server has before it is killed.
    await new Promise((resume) => setTimeout(resume, 300));
    return { healthyMs, cpuMs };
  } finally {
    const exited = once(child, 'exit');
    if (child.exitCode === null && child.kill(signal)) await exited;
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    // Not listening yet: that is what is being measured.
    return false;
  }
}

/** Linux counts in hundredths of a second. */
function cpuMsOf(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function helpMs(path: string): number {
  const startedMs = performance.now();
  const { status } = spawnSync(launcher, ['hunt', '--help'], { env: { ...process.env, PATH: path } });
  if (status !== 0) throw new Error(`--help ended with ${status}`);
  return performance.now() - startedMs;
}

async function main(): Promise<void> {
  const runs = contestants().map((contestant) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'bartizan-start-'));
    return { contestant, dataDir, healthyMs: [] as number[], cpuMs: [] as number[] };
  });
  try {
    // Unmeasured: builds what is stale, fills the caches, makes the data folders. The launcher trusts what it saw a second ago.
    for (let round = 0; round < 2; round++) {
      for (const { contestant, dataDir } of runs) await start(contestant, dataDir);
    }
    for (let round = 0; round < STARTS; round++) {
      for (const run of runs) {
        const { healthyMs, cpuMs } = await start(run.contestant, run.dataDir);
        run.healthyMs.push(healthyMs);
        if (cpuMs !== undefined) run.cpuMs.push(cpuMs);
      }
    }
  } finally {
    for (const { dataDir } of runs) rmSync(dataDir, { recursive: true, force: true });
  }
  const help = Array.from({ length: STARTS }, () => helpMs(olderPath() ?? process.env.PATH ?? ''));
  const rows = runs.map(({ contestant, healthyMs, cpuMs }) => ({
    name: contestant.name,
    healthyMs: Math.round(median(healthyMs)),
    worstMs: Math.round(Math.max(...healthyMs)),
    cpuMs: cpuMs.length === 0 ? null : Math.round(median(cpuMs)),
  }));
  console.table(rows);
  console.log(`--help: ${median(help).toFixed(1)} ms`);
  const load = loadavg().map((value) => Number(value.toFixed(2)));
  writeResults('start', {
    starts: STARTS,
    cores: cpus().length,
    loadAtEnd: load,
    helpMs: Number(median(help).toFixed(1)),
    rows,
  });
}

await main();
