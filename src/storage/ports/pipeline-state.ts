import type { FindingDraft } from '../../contracts/finding.ts';
import type { CallCount, CallReasonCount } from './call-counts.ts';

export interface DeadLetterDraft {
  readonly source: string;
  readonly format: string;
  readonly receivedMs: number;
  /** Position of the record: `chunkSeq * linesPerChunkMax + line`. */
  readonly seq: number;
  /** Stable code, e.g. `invalid_json`. */
  readonly reason: string;
  /** A sentence that names the field or offset. */
  readonly detail: string;
  /** The record's bytes as they came. */
  readonly raw: Uint8Array;
}

/** Events of one minute that share these attributes: feeds the charts. */
export interface EventCount {
  /** Start of the minute of event time, milliseconds. */
  readonly minuteMs: number;
  readonly source: string;
  readonly classUid: number;
  readonly severityId: number;
  readonly count: number;
}

/** What one round of the pipeline did. Committed as a whole or not at all, so that nothing counts twice. */
export interface PipelineRound {
  /** The checkpoint that the round was built on: `chunkSeq` of the totals at its start. */
  readonly fromChunkSeq: number;
  /** The last journal chunk of the round. */
  readonly chunkSeq: number;
  readonly processed: number;
  readonly deadLetters: readonly DeadLetterDraft[];
  readonly eventCounts: readonly EventCount[];
  readonly callCounts?: readonly CallCount[];
  readonly callReasons?: readonly CallReasonCount[];
  readonly findings: readonly FindingDraft[];
  readonly nowMs: number;
  /** Detector snapshots, when it is time to keep them. */
  readonly detectorStates: readonly {
    readonly detector: string;
    readonly version: string;
    readonly state: Uint8Array;
  }[];
}

export interface RoundOutcome {
  /** Ids of findings created or counted up, with the incident that each belongs to. */
  readonly findings: readonly {
    readonly findingId: string;
    readonly incidentId: string;
    readonly isNew: boolean;
  }[];
  readonly newIncidentIds: readonly string[];
  /** True when the checkpoint was no longer where the round started: nothing was committed; `totals()` tells the place. */
  readonly isStale?: true;
}

export interface PipelineTotals {
  readonly processed: number;
  readonly deadLettered: number;
  /** Last journal chunk that was committed. */
  readonly chunkSeq: number;
}

/** Where the pipeline keeps its place and its results. */
export interface PipelineState {
  /**
   * Commits the round: dead letters, counts, findings with their deduplication and incidents, outbox, checkpoint. A
   * round whose start is not the checkpoint (committed before, or overtaken by another process) is answered as stale.
   */
  commit(round: PipelineRound): Promise<RoundOutcome>;
  totals(): Promise<PipelineTotals>;
  /** Keeps detector snapshots outside a round (at a clean stop). */
  keepDetectorStates(states: PipelineRound['detectorStates']): Promise<void>;
  detectorState(detector: string): Promise<{ version: string; state: Uint8Array } | undefined>;
}
