import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../kernel/fault.ts';
import { parquetFaults } from './errors.ts';
import type { Job, JobOutcomes, JobReply } from './jobs.ts';

const CHILD = fileURLToPath(new URL('./duckdb-child.ts', import.meta.url));
/** An idle process is kept this long: a person's next search should not pay for a start. */
const IDLE_MS = 60_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Fault) => void;
}

/** Runs DuckDB jobs one after another in a child process; a job over its time ends the process, not the server. */
export class DuckDbProcess {
  #child: ChildProcess | undefined;
  #waiting = new Map<number, Waiting>();
  #queue: Promise<unknown> = Promise.resolve();
  #nextId = 1;
  #idle: NodeJS.Timeout | undefined;

  /** @param timeoutMs from the moment that the job starts, not from when it queues */
  run<Kind extends Job['kind']>(
    job: Extract<Job, { kind: Kind }>,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
  ): Promise<JobOutcomes[Kind]> {
    const result = this.#queue.then(() => this.#ask(job, options.timeoutMs, options.signal));
    this.#queue = result.catch(() => undefined);
    return result as Promise<JobOutcomes[Kind]>;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #ask(job: Job, timeoutMs: number, signal?: AbortSignal): Promise<unknown> {
    if (signal?.aborted) throw new Fault(parquetFaults.huntTimeout, { message: 'The query was cancelled.' });
    clearTimeout(this.#idle);
    const child = this.#start();
    const id = this.#nextId++;
    let timer: NodeJS.Timeout | undefined;
    const stop = (message: string) => () => {
      this.#waiting.get(id)?.reject(new Fault(parquetFaults.huntTimeout, { message }));
      if (this.#child === child) this.#child = undefined;
      child.kill('SIGKILL');
    };
    const onAbort = stop('The query was cancelled.');
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        timer = setTimeout(
          stop(`The query ran longer than ${timeoutMs / 1000} s and was stopped.`),
          timeoutMs,
        );
        signal?.addEventListener('abort', onAbort, { once: true });
        child.send({ id, job });
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      this.#waiting.delete(id);
      this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  #start(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(CHILD, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let stderr = '';
    child.stderr?.on('data', (text: Buffer) => {
      stderr = (stderr + text.toString()).slice(-2_000);
    });
    child.on('message', (reply: JobReply) => {
      const waiting = this.#waiting.get(reply.id);
      if (reply.ok) waiting?.resolve(reply.value);
      else {
        const definition = reply.code === 'refused' ? parquetFaults.huntRefused : parquetFaults.huntFailed;
        waiting?.reject(new Fault(definition, { message: reply.message, field: 'sql' }));
      }
    });
    child.once('exit', (code, killedBy) => {
      if (this.#child === child) this.#child = undefined;
      if (this.#child && this.#child !== child) return; // A successor has taken over what is waiting now.
      const internal = `DuckDB process ended with ${killedBy ?? code}: ${stderr}`;
      for (const waiting of this.#waiting.values())
        waiting.reject(new Fault(parquetFaults.engineFailed, { internal }));
    });
    child.once('error', (cause) => {
      for (const waiting of this.#waiting.values())
        waiting.reject(new Fault(parquetFaults.engineFailed, { cause }));
    });
    // The child must not keep a command alive that has nothing else to do.
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }
}
