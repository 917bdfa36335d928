/** What an escape sequence can begin with, and the longest of them: `\u0041`, `\x41`, `%41`, `&#x00041;`. */
const ESCAPE_UNITS_MAX = 9;

type Sink = (code: number, offset: number) => void;

/**
 * Undoes the escapes of JSON, URLs and HTML unit by unit, and reads Unicode's tag characters as the ASCII they stand for.
 * What turns out to be no escape is passed on as it was.
 */
export class EscapeReader {
  readonly #sink: Sink;
  #held = '';
  #heldFrom = 0;
  #offset = 0;
  #high = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(text: string): void {
    for (let index = 0; index < text.length; index++) this.#unit(text.charCodeAt(index), this.#offset++);
  }

  end(): void {
    this.#flush();
  }

  #unit(code: number, offset: number): void {
    if (this.#held !== '') this.#continue(code, offset);
    else if (code === 37 || code === 92 || code === 38) {
      this.#held = String.fromCharCode(code);
      this.#heldFrom = offset;
    } else if (code >= 0xd800 && code <= 0xdfff) this.#surrogate(code, offset);
    else this.#sink(code, offset);
  }

  #surrogate(code: number, offset: number): void {
    if (code < 0xdc00) {
      this.#high = code;
      return;
    }
    const codePoint = ((this.#high - 0xd800) << 10) + (code - 0xdc00) + 0x10000;
    this.#high = 0;
    if (codePoint >= 0xe0020 && codePoint < 0xe007f) this.#sink(codePoint - 0xe0000, offset);
    else {
      const plain = codePoint > 0xffff ? String.fromCodePoint(codePoint).normalize('NFKD') : ' ';
      this.#sink(plain.charCodeAt(0) < 0xd800 ? plain.charCodeAt(0) : 32, offset);
    }
  }

  #continue(code: number, offset: number): void {
    this.#held += String.fromCharCode(code);
    const decoded = decodeEscape(this.#held);
    if (typeof decoded === 'number') {
      this.#held = '';
      this.#sink(decoded, offset);
    } else if (decoded === 'no' || this.#held.length > ESCAPE_UNITS_MAX) this.#flush();
  }

  /** The first held unit is what it is; what follows it may begin an escape of its own. */
  #flush(): void {
    while (this.#held !== '') {
      const held = this.#held;
      this.#held = '';
      this.#sink(held.charCodeAt(0), this.#heldFrom);
      for (let index = 1; index < held.length; index++) {
        const code = held.charCodeAt(index);
        if (code === 37 || code === 92 || code === 38) {
          this.#held = held.slice(index);
          this.#heldFrom += index;
          break;
        }
        if (code < 0xd800 || code > 0xdfff) this.#sink(code, this.#heldFrom + index);
      }
      if (this.#held.length === 1 || (this.#held !== '' && decodeEscape(this.#held) !== 'no')) return;
    }
  }
}

/** The unit that a complete escape stands for, `more` for the beginning of one, `no` for anything else. */
function decodeEscape(held: string): number | 'more' | 'no' {
  const lead = held[0];
  const body = held.slice(1);
  if (lead === '%') return hexEscape(body, 2);
  if (lead === '\\') {
    if (body === '/' || body === '"' || body === '\\') return body.charCodeAt(0);
    if (body === 'n' || body === 't' || body === 'r') return 32;
    if (body[0] === 'u') return hexEscape(body.slice(1), 4);
    return body[0] === 'x' ? hexEscape(body.slice(1), 2) : 'no';
  }
  const entity = /^#(?:x([0-9a-f]{0,5})|(\d{0,6}))(;?)$/i.exec(body);
  if (entity === null) return 'no';
  if (entity[3] !== ';') return 'more';
  const code = entity[1] === undefined ? Number(entity[2]) : Number.parseInt(entity[1], 16);
  return code > 0 && code < 0xd800 ? code : 32;
}

function hexEscape(body: string, digits: number): number | 'more' | 'no' {
  if (!/^[0-9a-f]*$/i.test(body)) return 'no';
  return body.length < digits ? 'more' : Number.parseInt(body, 16);
}
