/** Takes what was hidden in a run of encoded text, with the place of the run. */
type DecodedSink = (text: string, start: number, end: number) => void;

/** Runs are decoded in steps of this many units: a multiple of what both encodings take for whole bytes. */
const STEP_UNITS = 48;
const SHORTEST_BASE64 = 20;
const SHORTEST_HEX = 24;

const utf8 = new TextDecoder('utf-8');

/** Decodes base64 and hexadecimal runs of a growing text while they grow; memory is one step of each. */
export class EncodedRuns {
  readonly #base64: Run;
  readonly #hex: Run;
  /** Hexadecimal digits since the last separator: code and offset in turn. */
  readonly #digits: number[] = [];
  #isGlued = false;
  #last = 0;

  constructor(sink: DecodedSink) {
    this.#base64 = new Run(SHORTEST_BASE64, 4, decodeBase64, sink);
    this.#hex = new Run(SHORTEST_HEX, 2, decodeHex, sink);
  }

  unit(code: number, offset: number): void {
    if (isBase64(code)) this.#base64.add(code, offset);
    // A line break inside of a long run is how encoders wrap it.
    else if (code !== 10 && code !== 13) this.#base64.end();
    this.#hexUnit(code, offset);
    this.#last = code;
  }

  #hexUnit(code: number, offset: number): void {
    if (isHex(code)) this.#digits.push(code, offset);
    else if (code === 120 && this.#last === 48) this.#digits.length -= 2;
    else if (isHexSeparator(code)) this.#endGroup();
    else {
      this.#endGroup();
      this.#hex.end();
      this.#isGlued = true;
      return;
    }
    if (this.#digits.length >= STEP_UNITS * 2) this.#addGroup();
  }

  /** Digits between separators are whole bytes; what is glued to other letters is the rest of a word. */
  #endGroup(): void {
    if (this.#isGlued || this.#digits.length % 4 !== 0) this.#hex.end();
    else this.#addGroup();
    this.#digits.length = 0;
    this.#isGlued = false;
  }

  #addGroup(): void {
    if (!this.#isGlued)
      for (let at = 0; at < this.#digits.length; at += 2)
        this.#hex.add(this.#digits[at]!, this.#digits[at + 1]!);
    this.#digits.length = 0;
  }

  end(): void {
    this.#base64.end();
    this.#endGroup();
    this.#hex.end();
  }
}

class Run {
  readonly #shortest: number;
  readonly #group: number;
  readonly #decode: (run: string) => string | null;
  readonly #sink: DecodedSink;
  #text = '';
  #start = 0;
  #last = 0;
  #isLong = false;

  constructor(shortest: number, group: number, decode: (run: string) => string | null, sink: DecodedSink) {
    this.#shortest = shortest;
    this.#group = group;
    this.#decode = decode;
    this.#sink = sink;
  }

  add(code: number, offset: number): void {
    if (this.#text === '') this.#start = offset;
    this.#text += String.fromCharCode(code);
    this.#last = offset;
    if (this.#text.length < STEP_UNITS) return;
    this.#emit(this.#text);
    this.#text = '';
    this.#isLong = true;
  }

  end(): void {
    const usable = this.#text.length - (this.#group === 4 ? 0 : this.#text.length % this.#group);
    if (usable > 0 && (this.#isLong || usable >= this.#shortest)) this.#emit(this.#text.slice(0, usable));
    this.#text = '';
    this.#isLong = false;
  }

  #emit(run: string): void {
    const decoded = this.#decode(run);
    if (decoded !== null) this.#sink(decoded, this.#start, this.#last + 1);
  }
}

function decodeBase64(run: string): string | null {
  const body = run.replace(/-/g, '+').replace(/_/g, '/');
  const usable = body.length % 4 === 1 ? body.slice(0, -1) : body;
  return readable(Uint8Array.from(atob(usable), (unit) => unit.charCodeAt(0)));
}

function decodeHex(run: string): string | null {
  const bytes = new Uint8Array(run.length >> 1);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(run.slice(index * 2, index * 2 + 2), 16);
  return readable(bytes);
}

/** Text, or null for the bytes of words, hashes and pictures. A step may cut a character in two. */
function readable(bytes: Uint8Array): string | null {
  const text = utf8.decode(bytes);
  let strange = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127 || code === 0xfffd) strange++;
  }
  return strange > 2 && strange * 12 > text.length ? null : text;
}

function isBase64(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 43 ||
    code === 45 ||
    code === 95
  );
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

function isHexSeparator(code: number): boolean {
  return code === 32 || code === 58 || code === 44 || code === 45 || code === 10 || code === 120;
}
