const NEWLINE = 10;

/** A line of the input, or why it cannot be read. Lines are counted from 1. */
export type InputLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: string };

/**
 * Cuts a stream of bytes into lines. A line that is longer than the bound is told of and skipped: it never stands in
 * memory whole. Empty lines are left out.
 */
export async function* readLines(
  source: AsyncIterable<Uint8Array | string>,
  lineBytesMax: number,
): AsyncGenerator<InputLine> {
  const splitter = new Splitter(lineBytesMax);
  for await (const chunk of source)
    yield* splitter.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  yield* splitter.end();
}

class Splitter {
  readonly #lineBytesMax: number;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #parts: Uint8Array[] = [];
  #size = 0;
  #number = 1;

  constructor(lineBytesMax: number) {
    this.#lineBytesMax = lineBytesMax;
  }

  *push(chunk: Uint8Array): Generator<InputLine> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#keep(chunk.subarray(start, end));
      start = end + 1;
      yield* this.end();
    }
    this.#keep(chunk.subarray(start));
  }

  /** The line that stands here, if any. */
  *end(): Generator<InputLine> {
    const number = this.#number++;
    const bytes = this.#size > this.#lineBytesMax ? undefined : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    if (bytes === undefined) {
      yield { number, problem: `the line is longer than ${this.#lineBytesMax} bytes` };
      return;
    }
    const text = this.#decode(bytes);
    if (text === undefined) yield { number, problem: 'the line is not UTF-8' };
    else if (text.trim() !== '') yield { number, text };
  }

  #keep(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#size += part.length;
    if (this.#size > this.#lineBytesMax) this.#parts = [];
    else this.#parts.push(part.slice());
  }

  #decode(bytes: Uint8Array): string | undefined {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      // The caller is told: bytes that are no text are a bad line.
      return undefined;
    }
  }
}
