import type { Output } from '../output.ts';
import type { Sent } from './send-batch.ts';

const DRAW_EVERY_MS = 100;

/** Why a part of a file did not become a record. */
export interface Skip {
  readonly path: string;
  readonly offset: number;
  readonly byteLength: number;
}

/** Counts what an ingest does and shows it to whoever watches. */
export class Tally {
  readonly #output: Output;
  readonly #startMs = performance.now();
  #drawnMs = 0;
  accepted = 0;
  duplicates = 0;
  skipped = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Counts a batch's fate; a refused record is skipped. */
  add(path: string, sent: Sent): void {
    this.accepted += sent.accepted;
    this.duplicates += sent.duplicates;
    for (const { offset, bytes } of sent.refused) this.skip({ path, offset, byteLength: bytes.length });
    const nowMs = performance.now();
    if (nowMs - this.#drawnMs < DRAW_EVERY_MS) return;
    this.#drawnMs = nowMs;
    const rate = Math.round(this.accepted / Math.max(0.001, (nowMs - this.#startMs) / 1000));
    this.#output.progress(`${this.accepted} accepted, ${rate}/s`);
  }

  /** Nothing is dropped in silence: each part that is no record is named, on standard error. */
  skip({ path, offset, byteLength }: Skip): void {
    this.skipped++;
    this.#output.progress('');
    this.#output.note(
      `${path}: ${byteLength} bytes at offset ${offset} are too long for one record and were left out`,
    );
  }
}
