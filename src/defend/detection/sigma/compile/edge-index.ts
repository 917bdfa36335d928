/** How many characters from the edge are hashed; what lies further in is compared in full. */
const EDGE = 16;

/**
 * Finds which of many texts a text starts (or ends) with: hashes its first (last) characters one by one and looks up only
 * the lengths that some text has.
 */
export class EdgeIndex {
  readonly #atEnd: boolean;
  readonly #texts: readonly string[];
  readonly #numbers: readonly number[];
  /** Bit n: some text is looked up by its n + 1 outermost characters. */
  #lengths = 0;
  /** Per place of the hash table: the first text's position, plus one; 0 for none. */
  readonly #heads: Uint32Array;
  /** Per text: position of the next one at the same place, plus one. */
  readonly #next: Uint32Array;
  readonly #shift: number;

  /** @param numbers what a scan calls the texts */
  constructor(texts: readonly string[], numbers: readonly number[], atEnd: boolean) {
    this.#atEnd = atEnd;
    this.#texts = texts;
    this.#numbers = numbers;
    const bits = Math.max(6, Math.ceil(Math.log2(texts.length * 4 + 1)));
    this.#shift = 32 - bits;
    this.#heads = new Uint32Array(2 ** bits);
    this.#next = new Uint32Array(texts.length);
    for (const [position, text] of texts.entries()) {
      const length = Math.min(EDGE, text.length);
      let hash = 0;
      for (let i = 0; i < length; i++) hash = mix(hash, this.#unit(text, i));
      this.#lengths |= 1 << (length - 1);
      const at = place(hash, this.#shift);
      this.#next[position] = this.#heads[at] ?? 0;
      this.#heads[at] = position + 1;
    }
  }

  #unit(text: string, index: number): number {
    return text.charCodeAt(this.#atEnd ? text.length - 1 - index : index);
  }

  /** Adds the numbers of the texts that fit to `found`. */
  scan(text: string, found: number[]): void {
    const length = Math.min(EDGE, text.length);
    const heads = this.#heads;
    let hash = 0;
    for (let i = 0; i < length; i++) {
      hash = mix(hash, this.#unit(text, i));
      if ((this.#lengths & (1 << i)) === 0) continue;
      const head = heads[place(hash, this.#shift)] as number;
      if (head !== 0) this.#compare(text, head, found);
    }
  }

  #compare(text: string, head: number, found: number[]): void {
    for (let at = head; at !== 0; at = this.#next[at - 1] ?? 0) {
      const wanted = this.#texts[at - 1] ?? '';
      if (this.#atEnd ? text.endsWith(wanted) : text.startsWith(wanted))
        found.push(this.#numbers[at - 1] ?? -1);
    }
  }
}

function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 15);
}

function place(hash: number, shift: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> shift;
}
