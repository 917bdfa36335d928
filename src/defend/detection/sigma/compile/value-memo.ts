import { detach } from '../match/detach.ts';

const TEXT_MAX = 512;
/** Of one generation, in characters; an entry counts for some more than its text. */
const WEIGHT_MAX = 1_000_000;
const ENTRY_WEIGHT = 48;
/** After so many look-ups it is judged whether a field's values repeat. */
const TRIAL = 512;
/** Look-ups that a field with values that hardly repeat goes without. */
const PAUSE = 8_192;

type Generation = Map<string, readonly number[]>[];

/**
 * Remembers what was found in values, per field: in logs the same values come again and again. Two generations: when the
 * young one is full it becomes the old one, whose values are dropped unless they are asked for meanwhile. Fields whose
 * values do not repeat (ids, times) are left out for a while and tried again.
 */
export class ValueMemo {
  #young: Generation;
  #old: Generation;
  #weight = 0;
  readonly #lookups: Uint32Array;
  readonly #hits: Uint32Array;
  readonly #pauses: Uint32Array;

  constructor(fields: number) {
    this.#young = generation(fields);
    this.#old = generation(fields);
    this.#lookups = new Uint32Array(fields);
    this.#hits = new Uint32Array(fields);
    this.#pauses = new Uint32Array(fields);
  }

  /** Whether the value is one to remember: asked before every look-up. */
  takes(field: number, text: string): boolean {
    if (text.length > TEXT_MAX) return false;
    const pause = this.#pauses[field] as number;
    if (pause === 0) return true;
    this.#pauses[field] = pause - 1;
    return false;
  }

  get(field: number, text: string): readonly number[] | undefined {
    this.#judge(field);
    const young = this.#young[field]?.get(text);
    if (young !== undefined) {
      this.#hits[field]! += 1;
      return young;
    }
    const old = this.#old[field]?.get(text);
    if (old === undefined) return undefined;
    this.#hits[field]! += 1;
    this.set(field, text, old);
    return old;
  }

  set(field: number, text: string, found: readonly number[]): void {
    this.#young[field]?.set(detach(text), found);
    this.#weight += text.length + ENTRY_WEIGHT;
    if (this.#weight < WEIGHT_MAX) return;
    this.#weight = 0;
    this.#old = this.#young;
    this.#young = generation(this.#old.length);
  }

  #judge(field: number): void {
    const lookups = (this.#lookups[field] as number) + 1;
    this.#lookups[field] = lookups;
    if (lookups < TRIAL) return;
    if ((this.#hits[field] as number) * 4 < lookups) this.#pauses[field] = PAUSE;
    this.#lookups[field] = 0;
    this.#hits[field] = 0;
  }
}

function generation(fields: number): Generation {
  return Array.from({ length: fields }, () => new Map());
}
