import { isUtf8 } from 'node:buffer';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  isBlank,
  NEWLINE,
  newScan,
  OPEN_BRACE,
  OPEN_BRACKET,
  onOneLine,
  RETURN,
  recordsArray,
  scanValue,
  skipBlanks,
  type ValueScan,
} from './json-scan.ts';

/** One record and where it begins. Valid until the next call of the splitter: who keeps it longer copies it. */
export interface SplitRecord {
  readonly bytes: Uint8Array;
  /** Offset of its first byte in the stream. */
  readonly offset: number;
  /** False when the bytes are not valid UTF-8; the pipeline dead-letters such a record. */
  readonly isUtf8: boolean;
}

/** A part of the stream that was too long to be a record. */
export interface SkippedPart {
  readonly reason: 'line_too_long';
  readonly offset: number;
  readonly byteLength: number;
}

export interface LineSplitterOptions {
  readonly onRecord: (record: SplitRecord) => void;
  readonly onSkipped: (part: SkippedPart) => void;
  /** `lines` takes every line for a record; `auto` also understands arrays, `{"Records": […]}` and objects over lines. */
  readonly framing?: 'auto' | 'lines';
  /** Longest record, bytes. */
  readonly recordBytesMax?: number;
}

type Mode = 'between' | 'line' | 'object' | 'element' | 'array' | 'tail';

const RECORD_BYTES_MAX = 1_048_576;
const JOINED_OBJECTS = Buffer.from('}{');

/**
 * Cuts a stream of bytes into records: lines, JSON values on one line or over many, elements of arrays, in any mixture.
 * Holds no more than one record and the piece it was given; every byte is looked at a bounded number of times.
 */
export class LineSplitter {
  readonly #options: LineSplitterOptions;
  readonly #recordBytesMax: number;
  #bytes: Uint8Array = new Uint8Array(0);
  /** Offset in the stream of `#bytes[0]`. */
  #base = 0;
  /** Where the current record begins in `#bytes`, and how far it has been scanned. */
  #start = 0;
  #scanned = 0;
  #scan: ValueScan = newScan();
  #mode: Mode = 'between';
  #isWrapped = false;
  /** Stream offset before which lines are taken as they are: an object that seemed to span them was broken. */
  #plainUntil = 0;
  /** Offset where a too long record began whose end has not come yet. */
  #skippedFrom: number | undefined;
  #isFinal = false;

  constructor(options: LineSplitterOptions) {
    this.#options = options;
    this.#recordBytesMax = options.recordBytesMax ?? RECORD_BYTES_MAX;
  }

  /** Offset of the first byte that no record has taken yet: where reading can go on after a restart. */
  get safeOffset(): number {
    return this.#skippedFrom ?? this.#base + this.#start;
  }

  push(chunk: Uint8Array): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    this.#run();
    // What is left is copied: the caller may use the chunk's memory again.
    this.#base += this.#start;
    this.#bytes = Uint8Array.prototype.slice.call(this.#bytes, this.#start);
    this.#scanned -= this.#start;
    this.#start = 0;
  }

  /** Ends the stream: what is left becomes a record, ended by a newline or not. */
  finish(): void {
    this.#isFinal = true;
    this.#run();
    if (this.#skippedFrom !== undefined) this.#endSkip(this.#bytes.length);
    else if (this.#mode === 'object') this.#endOpenObject();
    if (this.#mode === 'line' || this.#mode === 'element') {
      this.#emit(onOneLine(this.#bytes.subarray(this.#start)), this.#start);
    }
    this.#base += this.#bytes.length;
    this.#bytes = new Uint8Array(0);
    this.#start = 0;
    this.#scanned = 0;
    this.#mode = 'between';
    this.#isFinal = false;
  }

  /** An object that the stream ends inside of is broken: its lines are records of their own. */
  #endOpenObject(): void {
    this.#plainUntil = this.#base + this.#bytes.length;
    this.#to('between', this.#start);
    this.#run();
  }

  #run(): void {
    while (this.#start < this.#bytes.length) {
      if (!this.#step()) break;
    }
    this.#bound();
  }

  /** One step of the machine; false when it needs more bytes. */
  #step(): boolean {
    switch (this.#mode) {
      case 'between':
        return this.#begin();
      case 'line':
        return this.#line();
      case 'object':
        return this.#object();
      case 'array':
        return this.#array();
      case 'element':
        return this.#element();
      case 'tail':
        return this.#tail();
    }
  }

  #to(mode: Mode, start: number): true {
    this.#mode = mode;
    this.#start = start;
    this.#scanned = start;
    return true;
  }

  /** At the start of a record: finds out what it is. */
  #begin(): boolean {
    const bytes = this.#bytes;
    let start = this.#start;
    if (this.#base + start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
    if (bytes[start] === NEWLINE) return this.#to('between', start + 1);
    if (this.#options.framing === 'lines' || this.#base + start < this.#plainUntil)
      return this.#to('line', start);
    const first = skipBlanks(bytes, start);
    if (first === bytes.length) return this.#isFinal ? this.#to('line', start) : this.#hold(start);
    const byte = bytes[first];
    if (byte === OPEN_BRACKET) return this.#beginArray(first);
    if (byte !== OPEN_BRACE) return this.#to('line', this.#lastLineStart(start, first));
    return this.#beginObject(first);
  }

  /** Blank lines before a record are passed over; blanks on its own line belong to it. */
  #lastLineStart(start: number, first: number): number {
    const newline = this.#bytes.subarray(start, first).lastIndexOf(NEWLINE);
    return newline < 0 ? start : start + newline + 1;
  }

  #hold(start: number): false {
    this.#start = start;
    return false;
  }

  /** `[` begins an array of records only when a record, or the array's end, follows: log lines begin with `[` too. */
  #beginArray(bracket: number): boolean {
    const next = skipBlanks(this.#bytes, bracket + 1);
    if (next === this.#bytes.length && !this.#isFinal) return this.#hold(bracket);
    const byte = this.#bytes[next];
    if (byte !== OPEN_BRACE && byte !== CLOSE_BRACKET) return this.#to('line', bracket);
    this.#isWrapped = false;
    return this.#to('array', bracket + 1);
  }

  #beginObject(brace: number): boolean {
    const inner = recordsArray(this.#bytes, brace);
    if (inner === undefined && !this.#isFinal) return this.#hold(brace);
    if (inner !== undefined && inner >= 0) {
      this.#isWrapped = true;
      return this.#to('array', inner);
    }
    const newline = this.#bytes.indexOf(NEWLINE, Math.max(brace, this.#scanned));
    if (newline < 0 && !this.#isFinal) {
      this.#start = brace;
      this.#scanned = this.#bytes.length;
      return false;
    }
    const end = newline < 0 ? this.#bytes.length : newline;
    if (this.#isOneObject(brace, end)) {
      this.#emit(this.#bytes.subarray(brace, end), brace);
      return this.#to('between', end + 1);
    }
    this.#scan = newScan();
    return this.#to('object', brace);
  }

  /** Most often a line is one object; only its end and the joint of two objects need a look. */
  #isOneObject(start: number, end: number): boolean {
    let last = end - 1;
    while (last > start && isBlank(this.#bytes[last])) last--;
    if (this.#bytes[last] !== CLOSE_BRACE) return false;
    const line = Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + start, end - start);
    return !line.includes(JOINED_OBJECTS);
  }

  #line(): boolean {
    const newline = this.#bytes.indexOf(NEWLINE, this.#scanned);
    if (newline < 0) {
      this.#scanned = this.#bytes.length;
      return false;
    }
    if (this.#skippedFrom !== undefined) this.#endSkip(newline);
    else this.#emit(this.#bytes.subarray(this.#start, newline), this.#start);
    return this.#to('between', newline + 1);
  }

  /** An object that does not end on its line. */
  #object(): boolean {
    const bytes = this.#bytes;
    for (;;) {
      // A whole record on the next line says that this one was never closed.
      if (this.#scanned > this.#start && bytes[this.#scanned - 1] === NEWLINE) {
        const whole = this.#wholeObjectAt(this.#scanned);
        if (whole === undefined) return false;
        if (whole) return this.#breakObject(this.#scanned - 1);
      }
      const newline = bytes.indexOf(NEWLINE, this.#scanned);
      const end = newline < 0 ? bytes.length : newline + 1;
      const found = scanValue(bytes.subarray(0, end), this.#scanned, this.#scan, true);
      if (found >= 0) return this.#endValue(found, 'between');
      if (found < -1) return this.#breakObject(-2 - found);
      this.#scanned = end;
      if (newline < 0) return false;
    }
  }

  /** Whether a line is an object of its own, from its first column to its end; undefined when it is not all there. */
  #wholeObjectAt(start: number): boolean | undefined {
    if (start >= this.#bytes.length) return this.#isFinal ? false : undefined;
    if (this.#bytes[start] !== OPEN_BRACE || this.#bytes[start + 1] === NEWLINE) return false;
    const newline = this.#bytes.indexOf(NEWLINE, start);
    if (newline < 0) return this.#isFinal ? this.#isOneObject(start, this.#bytes.length) : undefined;
    return this.#isOneObject(start, newline);
  }

  /** Gives up on an object over lines: its lines, up to the place where it broke, are records of their own. */
  #breakObject(place: number): boolean {
    if (this.#skippedFrom !== undefined) {
      this.#endSkip(place);
      return this.#to('between', place + 1);
    }
    this.#plainUntil = this.#base + place;
    return this.#to('between', this.#start);
  }

  #array(): boolean {
    let at = this.#start;
    while (at < this.#bytes.length && (isBlank(this.#bytes[at]) || this.#bytes[at] === COMMA)) at++;
    if (at === this.#bytes.length) return this.#hold(at);
    if (this.#bytes[at] === CLOSE_BRACKET) return this.#to('tail', at + 1);
    this.#scan = newScan();
    return this.#to('element', at);
  }

  #element(): boolean {
    const first = this.#bytes[this.#start];
    const isContainer = this.#skippedFrom !== undefined || first === OPEN_BRACE || first === OPEN_BRACKET;
    const found = isContainer
      ? scanValue(this.#bytes, this.#scanned, this.#scan, false)
      : this.#plainElementEnd();
    if (found < 0) {
      this.#scanned = this.#bytes.length;
      return false;
    }
    return this.#endValue(found, 'array');
  }

  #plainElementEnd(): number {
    for (let at = this.#scanned; at < this.#bytes.length; at++) {
      const byte = this.#bytes[at];
      if (byte === COMMA || byte === CLOSE_BRACKET) return at;
    }
    return -1;
  }

  #endValue(end: number, next: Mode): true {
    if (this.#skippedFrom !== undefined) this.#endSkip(end);
    else this.#emit(onOneLine(this.#bytes.subarray(this.#start, end)), this.#start);
    return this.#to(next, end);
  }

  /** Behind an array: the brace that closes `{"Records": […]}`; anything else is a record again. */
  #tail(): boolean {
    const at = skipBlanks(this.#bytes, this.#start);
    if (at === this.#bytes.length) return this.#hold(at);
    if (this.#isWrapped && this.#bytes[at] === CLOSE_BRACE) return this.#to('between', at + 1);
    return this.#to('between', at);
  }

  /** Lets go of a record that has grown too long; its end is still looked for, and its length reported. */
  #bound(): void {
    const held = this.#bytes.length - this.#start;
    if (this.#skippedFrom === undefined && held <= this.#recordBytesMax + 1) return;
    if (this.#skippedFrom === undefined) {
      this.#skippedFrom = this.#base + this.#start;
      if (this.#mode === 'between') this.#mode = 'line';
    }
    this.#start = this.#bytes.length;
    this.#scanned = this.#bytes.length;
  }

  #endSkip(end: number): void {
    const offset = this.#skippedFrom ?? 0;
    this.#skippedFrom = undefined;
    this.#options.onSkipped({ reason: 'line_too_long', offset, byteLength: this.#base + end - offset });
  }

  #emit(bytes: Uint8Array, start: number): void {
    let end = bytes.length;
    if (end > 0 && bytes[end - 1] === RETURN) end--;
    if (end === 0) return;
    const offset = this.#base + start;
    if (end > this.#recordBytesMax) {
      this.#options.onSkipped({ reason: 'line_too_long', offset, byteLength: end });
      return;
    }
    const record = end === bytes.length ? bytes : bytes.subarray(0, end);
    this.#options.onRecord({ bytes: record, offset, isUtf8: isUtf8(record) });
  }
}
