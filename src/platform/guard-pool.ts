import { Worker } from 'node:worker_threads';
import type { CustomGuardConfig } from '../contracts/custom-guard.ts';
import type { GatewayPolicy, GuardCall, GuardContent } from '../contracts/guard.ts';
import type { ChainVerdict } from '../protect/guards/index.ts';
import type { GuardJob, GuardReply, GuardThreadData } from './guard-messages.ts';

interface Waiting extends GuardJob {
  readonly resolve: (verdict: ChainVerdict) => void;
  readonly reject: (error: Error) => void;
}

/** Long texts that may wait for the thread; one more is refused, which the gateway treats as a guard that failed. */
const WAITING_MAX = 64;
/** A thread starts in the time of the first job: its start is no reason to fail it. */
const START_MS = 5_000;

/**
 * One thread that inspects long texts, in turn. It is started when first needed; a text on which the guards run longer
 * than the policy allows ends the thread, and the next text gets a new one.
 */
export class GuardPool {
  readonly #entry: URL;
  #worker: Worker | undefined;
  #running: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isWarm = false;
  #nextId = 1;
  #customs: readonly CustomGuardConfig[] = [];
  /** The thread knows other custom guards than there are now: the next text gets a new one. */
  #isStale = false;
  readonly #waiting: Waiting[] = [];

  constructor(entry: URL = new URL('./guard-thread.ts', import.meta.url)) {
    this.#entry = entry;
  }

  /** @throws Error when the guards ran longer than `policy.guardTimeoutMs`, or too many texts wait */
  inspect(policy: GatewayPolicy, content: GuardContent, call?: GuardCall): Promise<ChainVerdict> {
    if (this.#waiting.length >= WAITING_MAX) {
      return Promise.reject(new Error(`${WAITING_MAX} long texts wait for the guards already`));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: this.#nextId++, policy, content, call, resolve, reject });
      this.#next();
    });
  }

  /** Takes the custom guards that answer at once; the text that is being inspected still gets those of before. */
  configure(customs: readonly CustomGuardConfig[]): void {
    if (JSON.stringify(customs) === JSON.stringify(this.#customs)) return;
    this.#customs = customs;
    this.#isStale = this.#worker !== undefined;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#running = job;
    if (this.#isStale) this.#drop();
    const { id, policy, content, call } = job;
    const limitMs = policy.guardTimeoutMs + (this.#isWarm ? 0 : START_MS);
    this.#timer = setTimeout(
      () => this.#fail(new Error(`the guards ran longer than ${limitMs} ms`)),
      limitMs,
    );
    this.#start().postMessage({ id, policy, content, call } satisfies GuardJob);
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#entry, {
      name: 'bartizan-guards',
      workerData: { customs: this.#customs } satisfies GuardThreadData,
      resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 },
    });
    worker.unref();
    worker.on('message', ({ id, verdict }: GuardReply) => {
      if (this.#running?.id !== id) return;
      this.#isWarm = true;
      this.#settle().resolve(verdict);
      this.#next();
    });
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#fail(error);
    });
    this.#worker = worker;
    return worker;
  }

  #drop(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#isWarm = false;
    this.#isStale = false;
    worker?.terminate().catch(() => undefined); // It is gone or going: nobody waits for it any more.
  }

  /** Ends the thread with the text that it is on; the others go on with a new one. */
  #fail(error: Error): void {
    this.#drop();
    if (this.#running) this.#settle().reject(error);
    this.#next();
  }

  #settle(): Waiting {
    clearTimeout(this.#timer);
    const job = this.#running!;
    this.#running = undefined;
    return job;
  }
}
