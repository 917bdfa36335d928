const DEPTH_MAX = 32;
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
};
const words: Readonly<Record<string, unknown>> = {
  None: null,
  True: true,
  False: false,
  null: null,
  true: true,
  false: false,
};

/**
 * Reads what Python prints of dictionaries, lists, tuples, texts, numbers and constants: many tools answer with
 * `str(result)`. One pass, no backtracking.
 *
 * @returns undefined when the text is anything else
 */
export function parsePythonLiteral(text: string): unknown {
  const parser = new Parser(text);
  const value = parser.value(0);
  return parser.isDone() ? value : undefined;
}

class Parser {
  readonly #text: string;
  #at = 0;
  #failed = false;

  constructor(text: string) {
    this.#text = text;
  }

  isDone(): boolean {
    this.#space();
    return !this.#failed && this.#at === this.#text.length;
  }

  value(depth: number): unknown {
    this.#space();
    const first = this.#text[this.#at];
    if (first === undefined || depth > DEPTH_MAX) return this.#fail();
    if (first === '{') return this.#dictionary(depth);
    if (first === '[' || first === '(') return this.#list(first === '[' ? ']' : ')', depth);
    if (first === "'" || first === '"') return this.#string(first);
    return this.#word();
  }

  #dictionary(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.#at++;
    while (!this.#failed && !this.#take('}')) {
      const key = this.value(depth + 1);
      if (!this.#take(':')) return this.#fail();
      entries.push([String(key), this.value(depth + 1)]);
      if (!this.#take(',') && !this.#sees('}')) return this.#fail();
    }
    return Object.fromEntries(entries);
  }

  #list(end: string, depth: number): unknown {
    const items: unknown[] = [];
    this.#at++;
    while (!this.#failed && !this.#take(end)) {
      items.push(this.value(depth + 1));
      if (!this.#take(',') && !this.#sees(end)) return this.#fail();
    }
    return items;
  }

  #string(quote: string): unknown {
    let value = '';
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at]!;
      if (character === quote) {
        this.#at++;
        return value;
      }
      if (character === '\\') {
        const next = this.#text[++this.#at] ?? '';
        value += Object.hasOwn(escapes, next) ? escapes[next] : `\\${next}`;
      } else value += character;
    }
    return this.#fail();
  }

  #word(): unknown {
    const start = this.#at;
    while (/[\w.+-]/.test(this.#text[this.#at] ?? '')) this.#at++;
    const word = this.#text.slice(start, this.#at);
    if (Object.hasOwn(words, word)) return words[word];
    const number = Number(word);
    return word === '' || Number.isNaN(number) ? this.#fail() : number;
  }

  #sees(character: string): boolean {
    this.#space();
    return this.#text[this.#at] === character;
  }

  #take(character: string): boolean {
    const isThere = this.#sees(character);
    if (isThere) this.#at++;
    return isThere;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #fail(): undefined {
    this.#failed = true;
    return undefined;
  }
}
