import type { Detector } from '../contracts/detector.ts';
import type { Clock } from '../kernel/clock.ts';
import type {
  EventStore,
  Journal,
  PipelineRound,
  PipelineState,
  PipelineTotals,
  RoundOutcome,
} from '../storage/ports/index.ts';
import { type Normalise, Round } from './round.ts';

/** A round reads about this many bytes of journal before it commits: latency against fsyncs. */
const ROUND_BYTES = 1024 * 1024;
/** A round that would commit more rows than this ends early. */
const ROUND_ROWS_MAX = 20_000;
/** A round that caught up with the journal is followed by the next no sooner: many small appends make one round. */
const ROUND_EVERY_MS = 200;
const SNAPSHOT_EVERY_MS = 30_000;
const RETRY_MS_MAX = 30_000;

export interface PipelineDeps {
  readonly journal: Pick<Journal, 'read' | 'trim'>;
  readonly events: Pick<EventStore, 'write'>;
  readonly state: PipelineState;
  readonly normalise: Normalise;
  readonly clock: Clock;
  /** Event time, milliseconds. */
  readonly dedupWindowMs: number;
  readonly onCommit: (totals: PipelineTotals, outcome: RoundOutcome) => void;
  readonly onError: (what: string, error: unknown) => void;
}

/**
 * The one consumer of the journal: read, normalise, store, detect, commit, trim. Every step can be repeated after a
 * crash: events are ignored when their seq is stored, and the rest is one transaction with the checkpoint.
 */
export class Pipeline {
  readonly #deps: PipelineDeps;
  #detectors: readonly Detector[] = [];
  #totals: PipelineTotals = { processed: 0, deadLettered: 0, chunkSeq: 0 };
  #isStopped = false;
  #wakeUp: (() => void) | undefined;
  #isWoken = false;
  #lastSnapshotMs: number;
  #loop: Promise<void> | undefined;

  constructor(deps: PipelineDeps) {
    this.#deps = deps;
    this.#lastSnapshotMs = deps.clock.nowMs();
  }

  get totals(): PipelineTotals {
    return this.#totals;
  }

  /** Starts to consume from the checkpoint. */
  async start(): Promise<void> {
    this.#totals = await this.#deps.state.totals();
    this.#loop = this.#run();
  }

  /** Says that the journal has grown. */
  wake(): void {
    this.#isWoken = true;
    this.#wakeUp?.();
  }

  /** Sets the detectors, between two rounds: a newcomer takes over the state of its namesake, or the one kept in the store. */
  async replaceDetectors(detectors: readonly Detector[]): Promise<void> {
    const old = new Map(this.#detectors.map((detector) => [detector.name, detector]));
    for (const detector of detectors) {
      const predecessor = old.get(detector.name);
      if (predecessor === detector) continue;
      const state = predecessor?.version === detector.version ? predecessor.snapshot() : undefined;
      if (state) detector.restore(state);
      else await this.#restore(detector);
    }
    this.#detectors = detectors;
  }

  /** Finishes the running round, keeps the detectors' state and stops. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wakeUp?.();
    await this.#loop;
  }

  async #restore(detector: Detector): Promise<void> {
    const kept = await this.#deps.state.detectorState(detector.name);
    // A state of another version is unreadable by contract: the detector starts cold and says so.
    if (kept?.version === detector.version) detector.restore(kept.state);
  }

  async #run(): Promise<void> {
    let retryMs = 100;
    while (!this.#isStopped) {
      try {
        const startedMs = performance.now();
        const state = await this.#round();
        retryMs = 100;
        if (state === 'idle') await this.#sleep();
        if (state === 'caught up') await this.#linger(ROUND_EVERY_MS - (performance.now() - startedMs));
      } catch (error) {
        this.#deps.onError('the round failed and will be repeated', error);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        retryMs = Math.min(retryMs * 2, RETRY_MS_MAX);
      }
    }
    await this.#keepStates();
  }

  async #round(): Promise<'idle' | 'caught up' | 'behind'> {
    this.#isWoken = false;
    const chunks = await this.#deps.journal.read(this.#totals.chunkSeq, ROUND_BYTES);
    if (chunks.length === 0) return 'idle';
    const round = new Round(
      {
        events: this.#deps.events,
        normalise: this.#deps.normalise,
        detectors: this.#detectors,
        dedupWindowMs: this.#deps.dedupWindowMs,
        onDetectorError: (detector, error) => this.#deps.onError(`detector ${detector.name} failed`, error),
      },
      this.#deps.clock.nowMs(),
    );
    let chunkSeq = this.#totals.chunkSeq;
    for (const chunk of chunks) {
      await round.take(chunk);
      chunkSeq = chunk.chunkSeq;
      if (round.pendingRows >= ROUND_ROWS_MAX) break;
    }
    const outcome = await this.#commit(round.result(this.#dueSnapshots()));
    await this.#deps.journal.trim(this.#totals.chunkSeq);
    this.#deps.onCommit(this.#totals, outcome);
    if (outcome.isStale) return 'behind';
    const bytes = chunks.reduce((sum, { body }) => sum + body.byteLength, 0);
    return bytes < ROUND_BYTES && chunkSeq === chunks.at(-1)!.chunkSeq ? 'caught up' : 'behind';
  }

  async #commit(result: Omit<PipelineRound, 'fromChunkSeq'>): Promise<RoundOutcome> {
    const { processed, deadLettered, chunkSeq: fromChunkSeq } = this.#totals;
    const outcome = await this.#deps.state.commit({ ...result, fromChunkSeq });
    // Stale: an answer was lost on its way, or another process has been here. Only the store knows what counts.
    this.#totals = outcome.isStale
      ? await this.#deps.state.totals()
      : {
          processed: processed + result.processed,
          deadLettered: deadLettered + result.deadLetters.length,
          chunkSeq: result.chunkSeq,
        };
    return outcome;
  }

  #dueSnapshots(): { detector: string; version: string; state: Uint8Array }[] {
    const nowMs = this.#deps.clock.nowMs();
    if (nowMs - this.#lastSnapshotMs < SNAPSHOT_EVERY_MS) return [];
    this.#lastSnapshotMs = nowMs;
    return this.#snapshots();
  }

  #snapshots(): { detector: string; version: string; state: Uint8Array }[] {
    return this.#detectors.flatMap((detector) => {
      const state = detector.snapshot();
      return state ? [{ detector: detector.name, version: detector.version, state }] : [];
    });
  }

  async #keepStates(): Promise<void> {
    const states = this.#snapshots();
    if (states.length > 0) await this.#deps.state.keepDetectorStates(states);
  }

  async #linger(ms: number): Promise<void> {
    if (ms > 0 && !this.#isStopped) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  async #sleep(): Promise<void> {
    if (this.#isWoken || this.#isStopped) return;
    await new Promise<void>((resolve) => {
      // The timer is a safety net: another process may append to a shared PostgreSQL journal without a wake.
      const timer = setTimeout(resolve, 1_000);
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeUp = undefined;
  }
}
