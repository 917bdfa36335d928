import { MessageChannel, Worker } from 'node:worker_threads';
import type { Logger } from '../kernel/log.ts';
import type { PipelineTotals, RoundOutcome } from '../storage/ports/index.ts';
import { PortClient } from '../storage/sqlite/port-rpc.ts';
import type { DetectorSummary, PipelineNews, PipelineStart, RuleBook } from './pipeline-messages.ts';

export type CommitListener = (totals: PipelineTotals, outcome: RoundOutcome) => void;

/** The pipeline's thread, seen from the main one. */
export class PipelineClient {
  readonly #worker: Worker;
  readonly #client: PortClient;
  readonly #log: Logger;
  readonly #listeners = new Set<CommitListener>();
  #totals: PipelineTotals = { processed: 0, deadLettered: 0, chunkSeq: 0 };
  #failure: string | undefined;
  #isStopping = false;
  #isWakeSent = false;

  constructor(start: Omit<PipelineStart, 'callPort'>, log: Logger) {
    const { port1, port2 } = new MessageChannel();
    this.#log = log;
    this.#client = new PortClient(port1);
    this.#worker = new Worker(new URL('./pipeline-thread.ts', import.meta.url), {
      workerData: { ...start, callPort: port2 } satisfies PipelineStart,
      transferList: [port2, ...start.storeHandle.ports],
      name: 'bartizan-pipeline',
      // Events live for one step: a small nursery keeps what V8 hoards small, and rules and baselines fit the rest.
      resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1_024 },
    });
    this.#worker.unref();
    this.#worker.on('message', (news: PipelineNews) => this.#hear(news));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => {
      if (!this.#isStopping) this.#fail(new Error(`the pipeline thread ended with ${code}`));
    });
  }

  /**
   * Loads rules and detector state and starts to consume.
   * @param totals what the store says now, so that nobody sees zeros while rules load
   */
  async start(totals: PipelineTotals): Promise<void> {
    this.#totals = totals;
    this.#totals = await this.#client.call<PipelineTotals>('start', undefined);
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
    if (this.#isWakeSent) return;
    this.#isWakeSent = true;
    setImmediate(() => {
      this.#isWakeSent = false;
      this.#client.call('wake', undefined).catch((error: unknown) => this.#report('not woken', error));
    });
  }

  detectors(): Promise<readonly DetectorSummary[]> {
    return this.#client.call('detectors', undefined);
  }

  ruleBook(): Promise<RuleBook> {
    return this.#client.call('ruleBook', undefined);
  }

  reload(readFiles: boolean): Promise<void> {
    return this.#client.call('reload', { readFiles });
  }

  /** Finishes the running round and ends the thread. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    try {
      if (this.#failure === undefined) await this.#client.call('stop', undefined);
    } finally {
      this.#client.close();
      await this.#worker.terminate();
    }
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
    this.#client.fail(error);
    this.#log.fatal(
      { err: error },
      'the pipeline thread has ended: records are accepted, and processed after a restart',
    );
  }

  #report(what: string, error: unknown): void {
    if (!this.#isStopping) this.#log.error({ err: error }, `pipeline: ${what}`);
  }
}
