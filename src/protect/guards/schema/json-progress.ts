/** What a text turns out to hold, in the order in which it is read. */
export interface JsonWatcher {
  /** A value begins. */
  onStart(kind: JsonKind): void;
  /** A key of the object at hand is complete; its value comes next. */
  onKey(key: string): void;
  /** A text, number or word is complete. */
  onScalar(text: string): void;
  /** The innermost list or object is complete. */
  onEnd(): void;
}

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'word';

type State = 'value' | 'first-item' | 'first-key' | 'key' | 'colon' | 'after' | 'string' | 'scalar' | 'done';

const DEPTH_MAX = 128;
const SCALAR_UNITS_MAX = 262_144;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NUMBER_BEGUN = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:(?<=\d)[eE][+-]?\d*)?)?$/;
const WORDS = ['true', 'false', 'null'];

/** Why a text is no JSON, as far as it came. */
export class NotJson extends Error {
  override readonly name = 'NotJson';
}

/** Reads JSON as it grows and stops at the first character that cannot belong to it. */
export class JsonProgress {
  readonly #watcher: JsonWatcher;
  readonly #open: ('object' | 'array')[] = [];
  #state: State = 'value';
  #scalar = '';
  #isKey = false;
  #isEscaped = false;

  constructor(watcher: JsonWatcher) {
    this.#watcher = watcher;
  }

  /** True when the text may end here. */
  get isComplete(): boolean {
    return (
      this.#state === 'done' ||
      (this.#state === 'scalar' && this.#open.length === 0 && isScalar(this.#scalar))
    );
  }

  /** @throws NotJson, and what the watcher throws */
  push(text: string): void {
    for (let i = 0; i < text.length; i++) this.#unit(text[i]!);
  }

  #unit(unit: string): void {
    if (this.#state === 'string') this.#string(unit);
    else if (this.#state === 'scalar') this.#scalarUnit(unit);
    else if (!' \t\n\r'.includes(unit)) this.#structure(unit);
  }

  #structure(unit: string): void {
    const state = this.#state;
    if (state === 'first-item' && unit === ']') this.#close();
    else if (state === 'first-key' && unit === '}') this.#close();
    else if (state === 'value' || state === 'first-item') this.#begin(unit);
    else if (state === 'key' || state === 'first-key') this.#beginKey(unit);
    else if (state === 'after') this.#after(unit);
    else if (state === 'done') throw new NotJson('something follows the value');
    else if (unit === ':') this.#state = 'value';
    else throw new NotJson('a colon is missing');
  }

  #begin(unit: string): void {
    if (unit === '{' || unit === '[') {
      if (this.#open.length >= DEPTH_MAX) throw new NotJson('it is nested too deeply');
      const kind = unit === '{' ? 'object' : 'array';
      this.#watcher.onStart(kind);
      this.#open.push(kind);
      this.#state = unit === '{' ? 'first-key' : 'first-item';
    } else if (unit === '"') {
      this.#watcher.onStart('string');
      this.#openString(false);
    } else {
      const isNumber = unit === '-' || (unit >= '0' && unit <= '9');
      if (!isNumber && !'tfn'.includes(unit)) throw new NotJson('no value begins like this');
      this.#watcher.onStart(isNumber ? 'number' : 'word');
      this.#scalar = unit;
      this.#state = 'scalar';
    }
  }

  #beginKey(unit: string): void {
    if (unit !== '"') throw new NotJson('a key is missing');
    this.#openString(true);
  }

  #openString(isKey: boolean): void {
    this.#scalar = '"';
    this.#isKey = isKey;
    this.#state = 'string';
  }

  #string(unit: string): void {
    this.#keep(unit);
    if (this.#isEscaped) this.#isEscaped = false;
    else if (unit === '\\') this.#isEscaped = true;
    else if (unit === '"') this.#endString();
    else if (unit < ' ') throw new NotJson('a text has a control character');
  }

  #endString(): void {
    let value: unknown;
    try {
      value = JSON.parse(this.#scalar);
    } catch (cause) {
      throw new NotJson('a text has an invalid escape', { cause });
    }
    if (this.#isKey) {
      this.#state = 'colon';
      this.#watcher.onKey(String(value));
    } else this.#endScalar();
  }

  #scalarUnit(unit: string): void {
    if (!/[\s,\]}]/.test(unit)) {
      this.#keep(unit);
      const isBegun = NUMBER_BEGUN.test(this.#scalar) || WORDS.some((word) => word.startsWith(this.#scalar));
      if (!isBegun) throw new NotJson('no value looks like this');
      return;
    }
    if (!isScalar(this.#scalar)) throw new NotJson('a value is incomplete');
    this.#endScalar();
    this.#unit(unit);
  }

  #keep(unit: string): void {
    if (this.#scalar.length >= SCALAR_UNITS_MAX) throw new NotJson('a text is too long');
    this.#scalar += unit;
  }

  #endScalar(): void {
    const text = this.#scalar;
    this.#scalar = '';
    this.#state = this.#open.length === 0 ? 'done' : 'after';
    this.#watcher.onScalar(text);
  }

  #after(unit: string): void {
    const kind = this.#open.at(-1);
    if (unit === ',') this.#state = kind === 'object' ? 'key' : 'value';
    else if (unit === (kind === 'object' ? '}' : ']')) this.#close();
    else throw new NotJson('a comma is missing');
  }

  #close(): void {
    this.#open.pop();
    this.#state = this.#open.length === 0 ? 'done' : 'after';
    this.#watcher.onEnd();
  }
}

function isScalar(text: string): boolean {
  return NUMBER.test(text) || WORDS.includes(text);
}
