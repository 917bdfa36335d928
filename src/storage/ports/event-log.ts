import type { EventFormat, EventRecord, EventView } from '../../contracts/event.ts';

/** Records of one source as they arrived: lines separated by \n, not yet parsed. */
export interface IncomingBatch {
  readonly source: string;
  readonly format: EventFormat;
  readonly receivedMs: number;
  /** Whole lines; at most {@link chunkBytesMax} bytes: whoever accepts more splits at line ends. */
  readonly body: Uint8Array;
  /** Non-empty lines in `body`. */
  readonly recordCount: number;
}

/** Largest body of one batch in the journal, bytes. A line may be 1 MiB, so a chunk has room for one and more. */
export const chunkBytesMax = 4 * 1024 * 1024;
/** Line index within a chunk is below this: the event's seq is `chunkSeq * linesPerChunkMax + line`. */
export const linesPerChunkMax = 1 << 20;

export interface AppendResult {
  /** Position of the first chunk of the unit. */
  readonly chunkSeq: number;
  /** Records that the unit holds; what the first append said when `duplicate`. */
  readonly recordCount: number;
  /** True when the idempotency key was seen before: nothing was stored again. */
  readonly duplicate: boolean;
}

export interface JournalChunk extends IncomingBatch {
  readonly chunkSeq: number;
}

/**
 * The durable inbox. `append` resolves only after the records would survive a power cut; the pipeline reads them back
 * in order and removes what it has processed. Accepted = processed + dead-lettered + pending, always.
 */
export interface Journal {
  /**
   * Appends the batches as one atomic unit.
   * @param idempotencyKey a retry with the same key (kept 24 h) is answered from the first append
   */
  append(batches: readonly IncomingBatch[], idempotencyKey?: string): Promise<AppendResult>;
  /** Chunks after `afterSeq` in order, until `bytesMax` is passed (at least one if there is any). */
  read(afterSeq: number, bytesMax: number): Promise<readonly JournalChunk[]>;
  /** Frees chunks up to and including `chunkSeq`. */
  trim(chunkSeq: number): Promise<void>;
  /** Records ever accepted, exact across restarts. */
  acceptedTotal(): Promise<number>;
}

export interface EventQuery {
  /** Event time, inclusive and exclusive, milliseconds. */
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly source?: string;
  readonly format?: string;
  readonly classUid?: number;
  readonly severityIdMin?: number;
  /** Case-insensitive text anywhere in the raw record. */
  readonly text?: string;
  /** OCSF paths with dots to exact values, e.g. `actor.user.name` -> `alice`; all must hold. */
  readonly fields?: Readonly<Record<string, string>>;
  /** An entity that the event must be about. */
  readonly entity?: { readonly kind: string; readonly name: string };
  /** 1..1000 */
  readonly limit: number;
  /** Opaque, from a page's `nextCursor`. */
  readonly cursor?: string;
}

export interface EventPage {
  /** Newest first. */
  readonly events: readonly EventView[];
  readonly nextCursor: string | null;
  /** True when the search stopped at its time or row bound before filling the page; `nextCursor` goes on from there. */
  readonly partial: boolean;
}

export interface SegmentInfo {
  /** Day of arrival, `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly state: 'open' | 'sealed';
  readonly events: number;
  readonly bytes: number;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** Processed events, in segments by day of arrival; a sealed day lives in Parquet. */
export interface EventStore {
  /**
   * Stores events durably. An event whose `seq` is stored already is ignored (replay after a crash).
   * @returns seqs of events whose `uid` was already stored under another seq: not stored, the caller dead-letters them
   */
  write(events: readonly EventRecord[]): Promise<{ readonly duplicateUids: readonly number[] }>;
  search(query: EventQuery, signal?: AbortSignal): Promise<EventPage>;
  get(seq: number): Promise<EventView | undefined>;
  segments(): Promise<readonly SegmentInfo[]>;
  /** Seals an open day into Parquet, verifies the copy by row count, then drops the rows. Safe to repeat. */
  seal(day: string): Promise<SegmentInfo>;
}
