import { MessageChannel, Worker } from 'node:worker_threads';
import type { Logger } from '../kernel/log.ts';
import { PortClient } from '../kernel/port-rpc.ts';
import type { PipelineTotals, RoundOutcome } from '../storage/ports/index.ts';
import type { DetectorSummary, PipelineNews, PipelineStart, RuleBook } from './pipeline-messages.ts';

export type CommitListener = (totals: PipelineTotals, outcome: RoundOutcome) => void;

interface Thread {
  readonly worker: Worker;
  readonly client: PortClient;
}

/**
 * The pipeline's thread, seen from the main one. It is started when asked, not when this is made: a server answers before
 * its rules are loaded, and a command that only creates a token needs none.
 */
export class PipelineClient {
  readonly #prepare: () => Omit<PipelineStart, 'callPort'>;
  readonly #log: Logger;
  readonly #listeners = new Set<CommitListener>();
  #thread: Thread | undefined;
  #loaded: Promise<void> | undefined;
  #started: Promise<void> | undefined;
  #totals: PipelineTotals;
  #failure: string | undefined;
  #isStopping = false;
  #isWakeSent = false;

  /**
   * @param prepare what the thread is given, made when it starts
   * @param totals what the store says now, so that nobody sees zeros before the thread runs
   */
  constructor(prepare: () => Omit<PipelineStart, 'callPort'>, totals: PipelineTotals, log: Logger) {
    this.#prepare = prepare;
    this.#totals = totals;
    this.#log = log;
  }

  /** Starts the thread, and loads rules and detector state there; once. */
  load(): Promise<void> {
    this.#thread ??= this.#spawn();
    this.#loaded ??= this.#thread.client.call<void>('load', undefined);
    return this.#loaded;
  }

  /** Loads, and starts to consume; once. */
  start(): Promise<void> {
    this.#started ??= this.#start();
    return this.#started;
  }

  async #start(): Promise<void> {
    this.#totals = await this.#call<PipelineTotals>('start', undefined);
  }

  #spawn(): Thread {
    const { port1, port2 } = new MessageChannel();
    const start = this.#prepare();
    const worker = new Worker(new URL('./pipeline-thread.ts', import.meta.url), {
      workerData: { ...start, callPort: port2 } satisfies PipelineStart,
      transferList: [port2, ...start.storeHandle.ports],
      name: 'bartizan-pipeline',
      // Events live for one step: a small nursery keeps what V8 hoards small, and rules and baselines fit the rest.
      resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 384 },
    });
    worker.unref();
    worker.on('message', (news: PipelineNews) => this.#hear(news));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', (code) => {
      if (!this.#isStopping) this.#fail(new Error(`the pipeline thread ended with ${code}`));
    });
    return { worker, client: new PortClient(port1) };
  }

  totals(): PipelineTotals {
    return this.#totals;
  }

  /** Why nothing is processed any more; undefined while all is well. */
  get failure(): string | undefined {
    return this.#failure;
  }

  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says that the journal has grown; many calls in one turn become one message. */
  wake(): void {
    const client = this.#thread?.client;
    if (this.#isWakeSent || !client) return;
    this.#isWakeSent = true;
    setImmediate(() => {
      this.#isWakeSent = false;
      client.call('wake', undefined).catch((error: unknown) => this.#report('not woken', error));
    });
  }

  detectors(): Promise<readonly DetectorSummary[]> {
    return this.#call('detectors', undefined);
  }

  ruleBook(): Promise<RuleBook> {
    return this.#call('ruleBook', undefined);
  }

  /** Reads rule files and switches again. */
  reload(): Promise<void> {
    return this.#call('reload', undefined);
  }

  /** Finishes the running round and ends the thread. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (!this.#thread) return;
    const { client, worker } = this.#thread;
    try {
      if (this.#failure === undefined) await client.call('stop', undefined);
    } finally {
      client.close();
      await worker.terminate();
    }
  }

  async #call<Result>(method: string, argument: unknown): Promise<Result> {
    await this.load();
    return this.#thread!.client.call<Result>(method, argument);
  }

  #hear(news: PipelineNews): void {
    if (news.kind === 'error') {
      this.#log.error({ reason: news.message, stack: news.stack }, `pipeline: ${news.what}`);
      return;
    }
    this.#totals = news.totals;
    for (const listener of this.#listeners) listener(news.totals, news.outcome);
  }

  #fail(error: Error): void {
    this.#failure ??= error.message;
    this.#thread?.client.fail(error);
    this.#log.fatal(
      { err: error },
      'the pipeline thread has ended: records are accepted, and processed after a restart',
    );
  }

  #report(what: string, error: unknown): void {
    if (!this.#isStopping) this.#log.error({ err: error }, `pipeline: ${what}`);
  }
}
