import { Worker } from 'node:worker_threads';
import type { AsyncGuard, CustomGuardConfig } from '../../../contracts/custom-guard.ts';
import type { GuardResult } from '../../../contracts/guard.ts';
import { explained } from './custom-result.ts';
import { type ModuleJob, moduleReplySchema } from './module-messages.ts';

type ModuleConfig = Extract<CustomGuardConfig, { type: 'module' }>;
type Question =
  | { readonly kind: 'self-test' }
  | Pick<Extract<ModuleJob, { kind: 'inspect' }>, 'kind' | 'content' | 'context'>;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

const WAITING_MAX = 64;
/** A thread loads its module in the time of its first job. */
const START_MS = 10_000;

/**
 * A customer's module in a thread of its own. A call that takes longer than `timeoutMs` ends the thread, with all that
 * waits there: an endless loop costs one call's time and a new thread, never the gateway.
 */
export function createModuleGuard(config: ModuleConfig, url: URL): AsyncGuard {
  const thread = new ModuleThread(url, config.timeoutMs);
  return {
    name: config.name,
    version: '1',
    directions: config.directions,
    inspect: async (content, context, signal) => {
      const result = (await thread.ask({ kind: 'inspect', content, context }, signal)) as GuardResult;
      // The module may call itself what it likes; policies know it by the configuration's name.
      return explained({
        ...result,
        guard: config.name,
        reasons: result.reasons.map((reason) => ({ ...reason, guard: config.name })),
      });
    },
    selfTest: async () => {
      try {
        const reason = await thread.ask({ kind: 'self-test' }, AbortSignal.timeout(START_MS * 2));
        return typeof reason === 'string' ? reason : undefined;
      } catch (error) {
        return error instanceof Error ? error.message : 'unknown';
      }
    },
    close: () => thread.close(),
  };
}

class ModuleThread {
  readonly #url: URL;
  readonly #timeoutMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #isWarm = false;
  #nextId = 1;

  constructor(url: URL, timeoutMs: number) {
    this.#url = url;
    this.#timeoutMs = timeoutMs;
  }

  ask(question: Question, signal: AbortSignal): Promise<unknown> {
    if (this.#waiting.size >= WAITING_MAX)
      return Promise.reject(new Error(`${WAITING_MAX} calls wait already`));
    if (signal.aborted) return Promise.reject(new Error('the call was given up'));
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const limitMs = this.#timeoutMs + (this.#isWarm ? 0 : START_MS);
      const timer = setTimeout(
        () => this.#end(new Error(`the module ran longer than ${limitMs} ms`)),
        limitMs,
      );
      this.#waiting.set(id, { resolve, reject, timer });
      this.#start().postMessage({ id, ...question } satisfies ModuleJob);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#end(new Error('the guard is closed'));
    await worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./module-guard-thread.ts', import.meta.url), {
      workerData: this.#url.href,
      // A guard has no business with the process's secrets.
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 },
    });
    worker.unref();
    worker.on('message', (message: unknown) => this.#take(message));
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#end(error);
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#end(new Error('the module ended its thread'));
    });
    this.#worker = worker;
    return worker;
  }

  #take(message: unknown): void {
    const reply = moduleReplySchema.safeParse(message);
    if (!reply.success) {
      this.#end(new Error('the module sent something else than an answer'));
      return;
    }
    const { id, result, error } = reply.data;
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    this.#isWarm = true;
    if (error === undefined) waiting.resolve(result);
    else waiting.reject(new Error(`the module threw ${error}`));
  }

  /** Ends the thread; everything that waits there fails. */
  #end(error: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#isWarm = false;
    worker?.terminate().catch(() => undefined); // It is gone or going: nobody waits for it any more.
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
