import { Fault } from '../../kernel/fault.ts';
import { acceptFaults } from './errors.ts';

const NEWLINE = 10;
const RETURN = 13;
/**
 * The pipeline commits whole chunks, and each line may become a dead letter: a row. What a chunk can make of one
 * transaction must stay far below what a transaction may take, and far below `linesPerChunkMax`.
 */
const linesPerBatchMax = 16_384;

/** Whole lines of one chunk of the journal. */
export interface LineBatch {
  readonly body: Uint8Array;
  /** Records as `forEachRecord` counts them: non-empty lines. */
  readonly recordCount: number;
}

export interface LineBatcherOptions {
  /** Longest record, bytes without the line end. */
  readonly recordBytesMax: number;
  /** Size from which a batch is cut at its last line end, bytes. */
  readonly batchBytes?: number;
  /** Records that one body may hold. */
  readonly recordsMax?: number;
  /** What a too long record is called: a line of the body, or a record of a JSON array. */
  readonly unit?: 'line' | 'record';
}

/**
 * Cuts a stream of bytes into batches of whole lines and counts their records on the way. It makes no object per line:
 * the cost is one native search per line end and one copy per byte.
 */
export class LineBatcher {
  readonly #recordBytesMax: number;
  readonly #batchBytes: number;
  readonly #recordsMax: number;
  readonly #unit: 'line' | 'record';
  readonly #batches: LineBatch[] = [];
  #parts: Uint8Array[] = [];
  #partsBytes = 0;
  /** Lines and records in the batches cut so far. */
  #lines = 0;
  #records = 0;

  constructor(options: LineBatcherOptions) {
    this.#recordBytesMax = options.recordBytesMax;
    this.#batchBytes = options.batchBytes ?? 1024 * 1024;
    this.#recordsMax = options.recordsMax ?? 1_000_000;
    this.#unit = options.unit ?? 'line';
  }

  /** Records in the batches; complete after {@link finish}. */
  get recordCount(): number {
    return this.#records;
  }

  /** @throws Fault `record_too_long` that names the line, `too_many_records` */
  push(bytes: Uint8Array): void {
    // Pieces keep a batch below the journal's chunk size whatever comes at once.
    for (let at = 0; at < bytes.length; at += this.#batchBytes) {
      const piece = bytes.subarray(at, at + this.#batchBytes);
      this.#parts.push(piece);
      this.#partsBytes += piece.length;
      if (this.#partsBytes >= this.#batchBytes) this.#cut();
    }
  }

  /** Takes the rest, ended by a newline or not, and gives all batches. */
  finish(): readonly LineBatch[] {
    const rest = this.#join();
    this.#parts = [];
    this.#partsBytes = 0;
    if (rest.length > 0) this.#emit(rest);
    return this.#batches;
  }

  #join(): Uint8Array {
    return this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts, this.#partsBytes);
  }

  #cut(): void {
    const bytes = this.#join();
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) this.#emit(bytes.subarray(0, end));
    const tail = bytes.subarray(end);
    // One byte more may still be the \r of a line end.
    if (tail.length > this.#recordBytesMax + 1) this.#refuse(this.#lines, this.#records);
    this.#parts = tail.length > 0 ? [tail] : [];
    this.#partsBytes = tail.length;
  }

  #emit(bytes: Uint8Array): void {
    let batchStart = 0;
    let lines = 0;
    let records = 0;
    let start = 0;
    while (start < bytes.length) {
      const newline = bytes.indexOf(NEWLINE, start);
      const lineEnd = newline < 0 ? bytes.length : newline;
      const end = lineEnd > start && bytes[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
      if (end - start > this.#recordBytesMax) this.#refuse(this.#lines + lines, this.#records + records);
      if (end > start) records++;
      lines++;
      start = lineEnd + 1;
      if (lines >= linesPerBatchMax) {
        this.#add(bytes.subarray(batchStart, start), lines, records);
        batchStart = start;
        lines = 0;
        records = 0;
      }
    }
    this.#add(bytes.subarray(batchStart), lines, records);
  }

  #add(body: Uint8Array, lines: number, records: number): void {
    this.#lines += lines;
    this.#records += records;
    if (this.#records > this.#recordsMax) {
      throw new Fault(acceptFaults.tooManyRecords, {
        field: 'body',
        message: `The body holds more than ${this.#recordsMax} records. Send it in several requests. Nothing of it was stored.`,
      });
    }
    // Empty lines alone are nothing that the journal would keep.
    if (records > 0) this.#batches.push({ body, recordCount: records });
  }

  #refuse(lines: number, records: number): never {
    const at = (this.#unit === 'line' ? lines : records) + 1;
    throw new Fault(acceptFaults.recordTooLong, {
      field: `${this.#unit} ${at}`,
      message: `The ${this.#unit} ${at} is longer than ${this.#recordBytesMax} bytes. Nothing of the body was stored.`,
    });
  }
}
