import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const START_WAIT_MS = 40_000;
const started: ChildProcess[] = [];

/** Runs a program until the bench ends. */
export function startChild(args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  return startProgram(process.execPath, args, env);
}

/** Runs any program until the bench ends. */
export function startProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  cwd?: string,
): ChildProcess {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env, cwd });
  started.push(child);
  return child;
}

export async function stopChildren(): Promise<void> {
  await Promise.all(
    started.map(
      (child) =>
        new Promise<void>((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) return resolve();
          const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
          child.once('exit', () => {
            clearTimeout(timer);
            resolve();
          });
          child.kill('SIGTERM');
        }),
    ),
  );
}

/** Resolves with what the pattern's group catches in the child's output. */
export function outputOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(
      () => reject(new Error(`not started in time: ${child.spawnargs.join(' ')}`)),
      START_WAIT_MS,
    );
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${child.spawnargs.join(' ')}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-10_000);
      const found = pattern.exec(text)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** Waits until something answers there. */
export async function answering(url: string): Promise<void> {
  const endsAt = Date.now() + START_WAIT_MS;
  while (Date.now() < endsAt) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing answers at ${url}`);
}

/** Resident memory of a process and the processes it started, in mebibytes (Linux). */
export function residentMib(pid: number): number {
  const listed = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout;
  const pids = [
    pid,
    ...listed
      .split('\n')
      .map(Number)
      .filter((child) => child > 0),
  ];
  let kib = 0;
  for (const one of pids)
    kib += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0);
  return Math.round(kib / 1_024);
}
