/** What a known word can be; bits. */
export const wordKinds = {
  first: 1,
  last: 2,
  city: 4,
  country: 8,
  /** Often seen in lower case in ordinary text. */
  common: 16,
  /** Often seen with a capital in ordinary text and not known as a name: nouns of German, products. */
  capital: 32,
  /** A word after or before which names and addresses stand. */
  trigger: 64,
} as const;

/** Word hashes with their kinds in an open-addressing table. */
export class NameLexicon {
  readonly #keys: Int32Array;
  readonly #kinds: Uint8Array;
  readonly #mask: number;

  constructor(hashes: Int32Array, kinds: Uint8Array) {
    let room = 1024;
    while (room < hashes.length * 2) room *= 2;
    this.#mask = room - 1;
    this.#keys = new Int32Array(room);
    this.#kinds = new Uint8Array(room);
    for (let index = 0; index < hashes.length; index++) {
      let slot = spread(hashes[index]!) & this.#mask;
      while (this.#kinds[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = hashes[index]!;
      this.#kinds[slot] = kinds[index]!;
    }
  }

  kindsOf(hash: number): number {
    let slot = spread(hash) & this.#mask;
    while (this.#kinds[slot] !== 0) {
      if (this.#keys[slot] === hash) return this.#kinds[slot]!;
      slot = (slot + 1) & this.#mask;
    }
    return 0;
  }
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
