import type { Entry } from './entry.ts';

/** How many characters from the edge are hashed; what lies further in is compared in full. */
const EDGE = 16;

/**
 * Finds which of many texts a text starts (or ends) with: hashes its first (last) characters one by one and looks up only
 * the lengths that some entry has.
 */
export class EdgeIndex {
  readonly #atEnd: boolean;
  readonly #byHash = new Map<number, Entry[]>();
  /** Bit n: some entry is looked up by its n + 1 outermost characters. */
  #lengths = 0;

  constructor(entries: readonly Entry[], atEnd: boolean) {
    this.#atEnd = atEnd;
    for (const entry of entries) {
      const length = Math.min(EDGE, entry.text.length);
      let hash = 0;
      for (let i = 0; i < length; i++) hash = this.#mix(hash, entry.text, i);
      this.#lengths |= 1 << (length - 1);
      const list = this.#byHash.get(hash);
      if (list === undefined) this.#byHash.set(hash, [entry]);
      else list.push(entry);
    }
  }

  #mix(hash: number, text: string, index: number): number {
    const unit = text.charCodeAt(this.#atEnd ? text.length - 1 - index : index);
    return Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 15);
  }

  scan(text: string, found: (entry: Entry) => void): void {
    const length = Math.min(EDGE, text.length);
    let hash = 0;
    for (let i = 0; i < length; i++) {
      hash = this.#mix(hash, text, i);
      if ((this.#lengths & (1 << i)) === 0) continue;
      const list = this.#byHash.get(hash);
      if (list === undefined) continue;
      for (const entry of list) {
        if (this.#atEnd ? text.endsWith(entry.text) : text.startsWith(entry.text)) found(entry);
      }
    }
  }
}
