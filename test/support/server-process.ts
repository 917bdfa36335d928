import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const LAUNCHER = fileURLToPath(new URL('../../bin/bartizan', import.meta.url));

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** From spawn to the first healthy answer, milliseconds. */
  readonly healthyMs: number;
  /** Everything that it wrote to standard output and error. */
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Runs a CLI command to its end; rejects with its standard error when the exit code is not 0. */
export async function bartizan(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(LAUNCHER, [...args], {
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** Starts the real server as its own process and waits until it is healthy. */
export async function startServer(
  dataDir: string,
  options: {
    readonly args?: readonly string[];
    readonly env?: NodeJS.ProcessEnv;
    readonly timeoutMs?: number;
  } = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedMs = performance.now();
  const args = ['start', '--data-dir', dataDir, '--port', String(port), ...(options.args ?? [])];
  const child = spawn(LAUNCHER, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (text: Buffer): void => {
    output = (output + text.toString()).slice(-100_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  };
  const deadlineMs = startedMs + (options.timeoutMs ?? 60_000);
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null) throw new Error(`the server exited with ${child.exitCode}:\n${output}`);
    if (performance.now() > deadlineMs) {
      await stop('SIGKILL');
      throw new Error(`the server was not healthy in time:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { url, child, healthyMs: performance.now() - startedMs, output: () => output, stop };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    // Not listening yet: that is what we are waiting for.
    return false;
  }
}

/** Values of the plain series on /metrics. */
export async function metrics(url: string): Promise<Map<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const values = new Map<string, number>();
  for (const line of text.split('\n')) {
    const match = /^([a-z_]+) (\S+)$/.exec(line);
    if (match) values.set(match[1]!, Number(match[2]));
  }
  return values;
}

/** Waits until everything that was accepted is processed or dead-lettered; returns those three figures. */
export async function drained(
  url: string,
  timeoutMs = 120_000,
): Promise<{ accepted: number; processed: number; deadLettered: number }> {
  const deadlineMs = Date.now() + timeoutMs;
  for (;;) {
    const values = await metrics(url);
    const accepted = values.get('bartizan_events_accepted_total') ?? Number.NaN;
    const processed = values.get('bartizan_events_processed_total') ?? Number.NaN;
    const deadLettered = values.get('bartizan_events_dead_lettered_total') ?? Number.NaN;
    if (accepted === processed + deadLettered) return { accepted, processed, deadLettered };
    if (Date.now() > deadlineMs) {
      throw new Error(
        `not drained: accepted ${accepted}, processed ${processed}, dead-lettered ${deadLettered}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
