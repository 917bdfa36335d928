import { Fault } from '../../kernel/fault.ts';
import { acceptFaults } from './errors.ts';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * Turns a JSON body into lines in place: the elements of an array, of `{"Records": […]}` (CloudTrail) or
 * `{"records": […]}` (Azure), or one object. A record's own bytes stay as they came, except that line ends between its
 * tokens become spaces; what stands between records becomes line ends. Values are not parsed: only strings and depth
 * are followed, so it costs one pass, no memory, and depth cannot hurt it. What is inside a record is the normaliser's
 * to judge; a broken frame around the records is a fault here.
 *
 * @throws Fault `json_broken` with the byte offset
 */
export function splitJsonInPlace(body: Uint8Array): void {
  new JsonSplitter(body).run();
}

class JsonSplitter {
  readonly #body: Uint8Array;

  constructor(body: Uint8Array) {
    this.#body = body;
  }

  run(): void {
    let at = this.#skipByteOrderMark();
    let valueEnd = -1;
    while (at < this.#body.length) {
      if (this.#blank(at)) {
        at++;
      } else {
        // Two values need a gap, which becomes the line end between them; a split array leaves one.
        if (at === valueEnd) this.#broken(at, 'expected the end of the body or white space');
        const start = at;
        at = this.#topLevelValue(at);
        valueEnd = this.#body[start] === NEWLINE ? -1 : at;
      }
    }
  }

  #skipByteOrderMark(): number {
    const body = this.#body;
    if (body[0] !== 0xef || body[1] !== 0xbb || body[2] !== 0xbf) return 0;
    body.fill(NEWLINE, 0, 3);
    return 3;
  }

  #topLevelValue(at: number): number {
    if (this.#body[at] === OPEN_ARRAY) return this.#array(at);
    const wrapped = this.#body[at] === OPEN_OBJECT ? this.#wrappedArray(at) : undefined;
    if (!wrapped) return this.#value(at);
    this.#body.fill(NEWLINE, at, wrapped.start);
    const end = this.#array(wrapped.start);
    this.#body.fill(NEWLINE, end, wrapped.end);
    return wrapped.end;
  }

  /** Splits the array at `at`; returns the offset after its bracket. */
  #array(at: number): number {
    const open = at;
    this.#body[at++] = NEWLINE;
    let expects: 'first' | 'value' | 'comma' = 'first';
    while (at < this.#body.length) {
      const byte = this.#body[at];
      if (this.#blank(at)) {
        at++;
      } else if (byte === CLOSE_ARRAY && expects !== 'value') {
        this.#body[at] = NEWLINE;
        return at + 1;
      } else if (byte === COMMA && expects === 'comma') {
        this.#body[at++] = NEWLINE;
        expects = 'value';
      } else if (expects === 'comma' || byte === COMMA || byte === CLOSE_ARRAY) {
        this.#broken(
          at,
          expects === 'comma' ? 'expected a comma or the end of the array' : 'expected a value',
        );
      } else {
        at = this.#value(at);
        expects = 'comma';
      }
    }
    return this.#broken(open, 'the array that begins here has no end');
  }

  /** The array of `{"Records": […]}` when that is the object's only member. */
  #wrappedArray(open: number): { readonly start: number; readonly end: number } | undefined {
    const key = this.#skipSpace(open + 1);
    const name = Buffer.from(
      this.#body.buffer,
      this.#body.byteOffset + key,
      Math.min(9, this.#body.length - key),
    );
    if (!/^"[Rr]ecords"$/.test(name.toString('latin1'))) return undefined;
    const colon = this.#skipSpace(key + 9);
    if (this.#body[colon] !== COLON) return undefined;
    const start = this.#skipSpace(colon + 1);
    if (this.#body[start] !== OPEN_ARRAY) return undefined;
    const close = this.#skipSpace(this.#container(start));
    return this.#body[close] === CLOSE_OBJECT ? { start, end: close + 1 } : undefined;
  }

  #value(at: number): number {
    const byte = this.#body[at];
    if (byte === QUOTE) return this.#string(at);
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return this.#container(at);
    return this.#literal(at);
  }

  #string(open: number): number {
    const body = this.#body;
    for (let at = open + 1; at < body.length; at++) {
      const byte = body[at];
      if (byte === QUOTE) return at + 1;
      if (byte === BACKSLASH) at++;
      else if (byte === NEWLINE) this.#broken(at, 'a line end inside a string');
    }
    return this.#broken(open, 'the string that begins here has no end');
  }

  #container(open: number): number {
    const body = this.#body;
    let depth = 0;
    for (let at = open; at < body.length; at++) {
      const byte = body[at];
      if (byte === QUOTE) at = this.#string(at) - 1;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (--depth === 0) return at + 1;
      } else if (byte === NEWLINE || byte === RETURN) body[at] = SPACE;
    }
    return this.#broken(open, 'the value that begins here has no end');
  }

  #literal(start: number): number {
    const body = this.#body;
    let end = start;
    while (end < body.length && end - start < 512 && isLiteralByte(body[end]!)) end++;
    const text = Buffer.from(body.buffer, body.byteOffset + start, end - start).toString('latin1');
    if (!/^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(text)) {
      this.#broken(start, 'expected a JSON value');
    }
    return end;
  }

  #skipSpace(at: number): number {
    while (at < this.#body.length && isSpace(this.#body[at]!)) at++;
    return at;
  }

  /** Makes white space between records a line end; false when it is something else. */
  #blank(at: number): boolean {
    if (!isSpace(this.#body[at]!)) return false;
    this.#body[at] = NEWLINE;
    return true;
  }

  #broken(offset: number, what: string): never {
    throw new Fault(acceptFaults.jsonBroken, {
      field: 'body',
      message: `The body is not well-formed JSON: at byte ${offset}, ${what}. Nothing of it was stored.`,
    });
  }
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB;
}

function isLiteralByte(byte: number): boolean {
  return (
    (byte >= 48 && byte <= 57) ||
    (byte >= 97 && byte <= 122) ||
    (byte >= 65 && byte <= 90) ||
    byte === 43 ||
    byte === 45 ||
    byte === 46
  );
}
