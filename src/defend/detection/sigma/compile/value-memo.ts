import { detach } from '../match/detach.ts';

const TEXT_MAX = 512;
const PLACES = 2_048;
/** Of all that is remembered, in characters; an entry counts for some more than its text. */
const WEIGHT_MAX = 2_000_000;
const ENTRY_WEIGHT = 48;
/** A hit makes up for so many misses. */
const HIT_CREDIT = 3;
const CREDIT_MAX = 4_096;
/** A field in such debt has values that hardly repeat. */
const DEBT_MAX = 512;
/** Look-ups that it then goes without. */
const PAUSE = 8_192;
const SAMPLES = 8;
const TAIL = 6;

interface Field {
  readonly texts: (string | undefined)[];
  readonly found: (readonly number[] | undefined)[];
  credit: number;
  pause: number;
}

/**
 * Remembers what was found in values, per field: in logs the same values come again and again. Each value has one place and
 * puts out whoever was there, so there is nothing to keep in order. The place depends on the length and some of the
 * characters: V8's own hash of a new text costs more than the whole look-up. Fields whose values do not repeat (ids, times)
 * are left out for a while and tried again.
 */
export class ValueMemo {
  readonly #fields: (Field | undefined)[] = [];
  #weight = 0;

  /** The place of a value, to look it up and to keep it; -1 when it is not one to remember. */
  place(field: number, text: string): number {
    if (text.length > TEXT_MAX) return -1;
    const held = this.#fields[field];
    if (held === undefined || held.pause === 0) return placeOf(text);
    held.pause--;
    return -1;
  }

  get(field: number, place: number, text: string): readonly number[] | undefined {
    const held = this.#fields[field];
    if (held === undefined) return undefined;
    if (held.texts[place] === text) {
      if (held.credit < CREDIT_MAX) held.credit += HIT_CREDIT;
      return held.found[place];
    }
    held.credit--;
    if (held.credit < -DEBT_MAX) {
      held.credit = 0;
      held.pause = PAUSE;
    }
    return undefined;
  }

  set(field: number, place: number, text: string, found: readonly number[]): void {
    if (this.#weight > WEIGHT_MAX) {
      this.#fields.length = 0;
      this.#weight = 0;
    }
    while (this.#fields.length <= field) this.#fields.push(undefined);
    const held = this.#fields[field] ?? {
      texts: places<string>(),
      found: places<readonly number[]>(),
      credit: 0,
      pause: 0,
    };
    this.#fields[field] = held;
    const former = held.texts[place];
    if (former !== undefined) this.#weight -= former.length + ENTRY_WEIGHT;
    this.#weight += text.length + ENTRY_WEIGHT;
    held.texts[place] = detach(text);
    held.found[place] = found;
  }
}

function places<Value>(): (Value | undefined)[] {
  return new Array<Value | undefined>(PLACES).fill(undefined);
}

/** Samples from all over the text, and its end, where paths and counted names differ. */
function placeOf(text: string): number {
  const { length } = text;
  let hash = length;
  const tail = Math.max(0, length - TAIL);
  const step = Math.max(1, Math.ceil(tail / SAMPLES));
  for (let i = 0; i < tail; i += step) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  for (let i = tail; i < length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}
