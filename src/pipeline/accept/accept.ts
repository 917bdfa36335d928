import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { EventFormat } from '../../contracts/event.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Journal } from '../../storage/ports/event-log.ts';
import { acceptFaults } from './errors.ts';
import { splitJsonInPlace } from './json-splitter.ts';
import { LineBatcher } from './line-batcher.ts';

/** What one sender hands over at once. */
export interface AcceptRequest {
  /** The body in pieces, decompressed. A JSON body is changed in place: the caller must not use it again. */
  readonly body: readonly Uint8Array[];
  /** `lines`: one record a line; `json`: an array, one object or `{"Records": […]}`. */
  readonly framing: 'lines' | 'json';
  readonly source: string;
  readonly format: EventFormat;
  /** The sender's key for this body with the sender's own id, so that two senders cannot meet in one key. */
  readonly idempotency?: { readonly sender: string; readonly key: string };
}

export interface Accepted {
  /** Records that are durable now, or were when the key was first used. */
  readonly accepted: number;
  readonly batch: string;
  readonly duplicate: boolean;
}

export type Accept = (request: AcceptRequest) => Promise<Accepted>;

export interface AcceptDeps {
  readonly journal: Pick<Journal, 'append'>;
  readonly clock: Clock;
  readonly recordBytesMax: number;
  /** Told after each append, to wake the pipeline. */
  readonly onAccepted: () => void;
}

/** Bytes that are cut into lines before other work gets a turn. */
const bytesPerTurn = 4 * 1024 * 1024;

/**
 * Makes the door for events: frames a body, appends it to the journal as one atomic unit, and answers only when it
 * would survive a power cut. A body that cannot be framed is refused as a whole.
 */
export function createAccept(deps: AcceptDeps): Accept {
  return async (request) => {
    const { source, format, framing, idempotency } = request;
    const batcher = new LineBatcher({
      recordBytesMax: deps.recordBytesMax,
      unit: framing === 'json' ? 'record' : 'line',
    });
    await fill(batcher, framing === 'json' ? [splitJson(request.body)] : request.body);
    const lines = batcher.finish();
    if (batcher.recordCount === 0) throw new Fault(acceptFaults.noRecords, { field: 'body' });
    const receivedMs = deps.clock.nowMs();
    const batches = lines.map((batch) => ({ source, format, receivedMs, ...batch }));
    const result = await deps.journal.append(batches, idempotency && journalKey(source, idempotency));
    deps.onAccepted();
    return {
      accepted: result.recordCount,
      batch: `bat_${result.chunkSeq.toString(36)}`,
      duplicate: result.duplicate,
    };
  };
}

async function fill(batcher: LineBatcher, body: readonly Uint8Array[]): Promise<void> {
  let sinceTurn = 0;
  for (const part of body) {
    for (let at = 0; at < part.length; at += bytesPerTurn) {
      const piece = part.subarray(at, at + bytesPerTurn);
      batcher.push(piece);
      sinceTurn += piece.length;
      if (sinceTurn >= bytesPerTurn) {
        sinceTurn = 0;
        await setImmediate();
      }
    }
  }
}

function splitJson(body: readonly Uint8Array[]): Uint8Array {
  const whole = body.length === 1 ? body[0]! : Buffer.concat(body);
  splitJsonInPlace(whole);
  return whole;
}

function journalKey(source: string, idempotency: { readonly sender: string; readonly key: string }): string {
  return hash('sha256', JSON.stringify([idempotency.sender, source, idempotency.key]), 'hex');
}
