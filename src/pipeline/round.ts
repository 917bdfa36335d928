import { isAscii, isUtf8 } from 'node:buffer';
import type { Detector } from '../contracts/detector.ts';
import type { EventFormat, EventRecord, NormalisedEvent } from '../contracts/event.ts';
import type {
  DeadLetterDraft,
  EventCount,
  EventStore,
  JournalChunk,
  PipelineRound,
} from '../storage/ports/index.ts';
import { linesPerChunkMax } from '../storage/ports/index.ts';
import { CallFold } from './fold-calls.ts';
import { FindingFold } from './fold-findings.ts';
import { forEachRecord } from './records.ts';

/** Events held as objects at one time: what bounds the pipeline's memory. */
const EVENTS_PER_STEP = 1_000;
const MINUTE_MS = 60_000;

export interface RecordContext {
  readonly format: EventFormat;
  readonly source: string;
  readonly receivedMs: number;
}

export type NormaliseResult =
  | { readonly ok: true; readonly event: NormalisedEvent }
  | { readonly ok: false; readonly reason: string; readonly detail: string };

/** Turns one raw record into an event, or says why it cannot. Never throws. */
export type Normalise = (record: string, context: RecordContext) => NormaliseResult;

export interface RoundDeps {
  readonly events: Pick<EventStore, 'write'>;
  readonly normalise: Normalise;
  readonly detectors: readonly Detector[];
  /** Called for a detector that threw: its findings of the step are missing, the events are not. */
  readonly onDetectorError: (detector: Detector, error: unknown) => void;
  /** Event time, milliseconds. */
  readonly dedupWindowMs: number;
}

/**
 * Takes whole journal chunks through normalise, store and detect, a thousand events at a time. Writes the events
 * (repeatable: a stored seq is ignored) and gives everything else back for one commit.
 */
export class Round {
  readonly #deps: RoundDeps;
  readonly #nowMs: number;
  readonly #fold: FindingFold;
  readonly #deadLetters: DeadLetterDraft[] = [];
  readonly #counts = new Map<string, { -readonly [Key in keyof EventCount]: EventCount[Key] }>();
  readonly #calls = new CallFold();
  #processed = 0;
  #chunkSeq = 0;
  /** The step that is on its way to the disk while the next one is worked on. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(deps: RoundDeps, nowMs: number) {
    this.#deps = deps;
    this.#nowMs = nowMs;
    this.#fold = new FindingFold(deps.dedupWindowMs);
  }

  /** Rows that the round's commit will write: a reason to end it. */
  get pendingRows(): number {
    return this.#fold.size + this.#deadLetters.length + this.#counts.size + this.#calls.size;
  }

  async take(chunk: JournalChunk): Promise<void> {
    const body = Buffer.from(chunk.body.buffer, chunk.body.byteOffset, chunk.body.byteLength);
    const decode = decoderOf(body);
    const places: number[] = [];
    forEachRecord(body, (start, end) => places.push(start, end));
    let step: EventRecord[] = [];
    for (let at = 0; at < places.length; at += 2) {
      const start = places[at]!;
      const end = places[at + 1]!;
      const record = this.#normalise(chunk, at / 2, body, start, end, decode);
      if (record) step.push(record);
      if (step.length >= EVENTS_PER_STEP) {
        await this.#finishStep(chunk, body, places, step);
        step = [];
      }
    }
    if (step.length > 0) await this.#finishStep(chunk, body, places, step);
    await this.#writing;
    this.#chunkSeq = chunk.chunkSeq;
  }

  result(detectorStates: PipelineRound['detectorStates']): Omit<PipelineRound, 'fromChunkSeq'> {
    return {
      chunkSeq: this.#chunkSeq,
      processed: this.#processed,
      deadLetters: this.#deadLetters,
      eventCounts: [...this.#counts.values()],
      ...this.#calls.counts(),
      findings: this.#fold.drafts(),
      nowMs: this.#nowMs,
      detectorStates,
    };
  }

  #normalise(
    chunk: JournalChunk,
    line: number,
    body: Buffer,
    start: number,
    end: number,
    decode: (start: number, end: number) => string | undefined,
  ): EventRecord | undefined {
    const seq = chunk.chunkSeq * linesPerChunkMax + line;
    const raw = decode(start, end);
    if (raw === undefined) {
      this.#deadLetter(
        chunk,
        seq,
        body.subarray(start, end),
        'invalid_utf8',
        'The record is not valid UTF-8.',
      );
      return undefined;
    }
    const result = this.#deps.normalise(raw, {
      format: chunk.format,
      source: chunk.source,
      receivedMs: chunk.receivedMs,
    });
    if (!result.ok) {
      this.#deadLetter(chunk, seq, body.subarray(start, end), result.reason, result.detail);
      return undefined;
    }
    return Object.assign(result.event, { seq, receivedMs: chunk.receivedMs, source: chunk.source, raw });
  }

  async #finishStep(
    chunk: JournalChunk,
    body: Buffer,
    places: readonly number[],
    step: EventRecord[],
  ): Promise<void> {
    await this.#writing;
    const writing = this.#deps.events.write(step);
    // Whoever awaits it is told; a rejection in between is no reason to end the process.
    writing.catch(() => undefined);
    this.#writing = writing;
    // Only the store knows which unique ids were there before; without any there is nothing to wait for.
    const hasUids = step.some(({ uid }) => uid !== undefined);
    const fresh = hasUids ? this.#withoutDuplicates(chunk, body, places, step, await writing) : step;
    this.#count(fresh);
    this.#detect(fresh);
  }

  #withoutDuplicates(
    chunk: JournalChunk,
    body: Buffer,
    places: readonly number[],
    step: readonly EventRecord[],
    { duplicateUids }: { readonly duplicateUids: readonly number[] },
  ): readonly EventRecord[] {
    if (duplicateUids.length === 0) return step;
    for (const seq of duplicateUids) {
      const line = seq % linesPerChunkMax;
      const bytes = body.subarray(places[line * 2]!, places[line * 2 + 1]!);
      this.#deadLetter(
        chunk,
        seq,
        bytes,
        'duplicate_uid',
        'An event with the same unique id is stored already.',
      );
    }
    const duplicates = new Set(duplicateUids);
    return step.filter((event) => !duplicates.has(event.seq));
  }

  #count(events: readonly EventRecord[]): void {
    this.#processed += events.length;
    for (const { timeMs, source, ocsf, call } of events) {
      if (call) this.#calls.add(call, timeMs);
      const minuteMs = timeMs - (timeMs % MINUTE_MS);
      const key = `${minuteMs} ${ocsf.class_uid} ${ocsf.severity_id} ${source}`;
      const held = this.#counts.get(key);
      if (held) held.count++;
      else {
        const { class_uid: classUid, severity_id: severityId } = ocsf;
        this.#counts.set(key, { minuteMs, source, classUid, severityId, count: 1 });
      }
    }
  }

  #detect(events: readonly EventRecord[]): void {
    for (const detector of this.#deps.detectors) {
      try {
        for (const draft of detector.inspect(events, { nowMs: this.#nowMs })) this.#fold.add(draft);
      } catch (error) {
        this.#deps.onDetectorError(detector, error);
      }
    }
  }

  #deadLetter(chunk: JournalChunk, seq: number, bytes: Uint8Array, reason: string, detail: string): void {
    const { source, format, receivedMs } = chunk;
    // A copy: the chunk's buffer goes back to the journal while the round is still open.
    this.#deadLetters.push({ source, format, receivedMs, seq, reason, detail, raw: Uint8Array.from(bytes) });
  }
}

/** Decoding is a fifth of the cost of a record: an ASCII chunk takes the fast way, a broken one is checked by line. */
function decoderOf(body: Buffer): (start: number, end: number) => string | undefined {
  if (isAscii(body)) return (start, end) => body.toString('latin1', start, end);
  if (isUtf8(body)) return (start, end) => body.toString('utf8', start, end);
  return (start, end) => (isUtf8(body.subarray(start, end)) ? body.toString('utf8', start, end) : undefined);
}
