import { endOfString } from './scan-json.ts';

/** Where a value stands in the JSON text: UTF-16 code units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Escapes a key for a JSON pointer (RFC 6901). */
export function pointerToken(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

class Locator {
  readonly found = new Map<string, Range>();
  readonly #text: string;
  readonly #wanted: ReadonlySet<string>;
  #at = 0;

  constructor(text: string, wanted: ReadonlySet<string>) {
    this.#text = text;
    this.#wanted = wanted;
  }

  #skipSpace(): void {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? 'x')) this.#at++;
  }

  value(path: string): void {
    this.#skipSpace();
    const start = this.#at;
    const first = this.#text[start];
    if (first === '"') this.#at = endOfString(this.#text, start + 1) + 1;
    else if (first === '{') this.#object(path);
    else if (first === '[') this.#array(path);
    else while (!',}] \t\n\r'.includes(this.#text[this.#at] ?? ',')) this.#at++;
    if (this.#wanted.has(path)) this.found.set(path, { start, end: this.#at });
  }

  #object(path: string): void {
    this.#at++;
    this.#skipSpace();
    while (this.#text[this.#at] !== '}') {
      this.#skipSpace();
      const start = this.#at;
      this.#at = endOfString(this.#text, start + 1) + 1;
      const key = JSON.parse(this.#text.slice(start, this.#at)) as string;
      this.#skipSpace();
      this.#at++; // The colon.
      this.value(`${path}/${pointerToken(key)}`);
      this.#skipSpace();
      if (this.#text[this.#at] === ',') this.#at++;
    }
    this.#at++;
  }

  #array(path: string): void {
    this.#at++;
    this.#skipSpace();
    for (let index = 0; this.#text[this.#at] !== ']'; index++) {
      this.value(`${path}/${index}`);
      this.#skipSpace();
      if (this.#text[this.#at] === ',') this.#at++;
      this.#skipSpace();
    }
    this.#at++;
  }
}

/**
 * Finds where values stand in a JSON text, so that they can be replaced and every other byte stays as it is.
 *
 * @param text valid JSON whose depth has been bounded: the walk recurses
 * @param pointers JSON pointers (RFC 6901); those without a value are missing from the answer
 */
export function locateJson(text: string, pointers: ReadonlySet<string>): ReadonlyMap<string, Range> {
  const locator = new Locator(text, pointers);
  locator.value('');
  return locator.found;
}
