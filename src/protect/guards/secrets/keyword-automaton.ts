const CLASSES = 64;

/**
 * Aho-Corasick over ASCII keywords without regard to case (Aho and Corasick, 1975, "Efficient string matching"), as one
 * dense table: a character costs one look-up whatever the number of keywords. States with a hit have the highest
 * numbers, so that the loop needs a single comparison.
 */
export class KeywordAutomaton {
  readonly #classOf = new Uint8Array(128);
  readonly #next: Uint16Array;
  readonly #firstHit: number;
  /** Keywords that end in each state with a hit, longest first. */
  readonly #hits: readonly (readonly number[])[];
  readonly #lengths: readonly number[];

  /** @param keywords in lower case, each once */
  constructor(keywords: readonly string[]) {
    const trie = new Trie();
    let classes = 1;
    for (const keyword of keywords) {
      for (const unit of keyword) {
        const code = unit.charCodeAt(0);
        if (this.#classOf[code] !== 0) continue;
        this.#classOf[code] = classes;
        this.#classOf[unit.toUpperCase().charCodeAt(0)] = classes++;
      }
    }
    if (classes > CLASSES) throw new Error('Keywords use too many different characters.');
    keywords.forEach((keyword, index) => {
      trie.add(keyword, index, this.#classOf);
    });
    const order = trie.link();
    const silent = order.filter((state) => trie.hits[state]!.length === 0);
    const ranked = [...silent, ...order.filter((state) => trie.hits[state]!.length > 0)];
    if (ranked.length >= 65_536) throw new Error('Keywords make too many states.');
    const rank = new Map(ranked.map((state, index) => [state, index]));
    this.#firstHit = silent.length;
    this.#next = new Uint16Array(ranked.length * CLASSES);
    ranked.forEach((state, index) => {
      for (let unit = 0; unit < CLASSES; unit++)
        this.#next[index * CLASSES + unit] = rank.get(trie.next[state * CLASSES + unit]!)!;
    });
    this.#hits = ranked.slice(silent.length).map((state) => trie.hits[state]!);
    this.#lengths = keywords.map((keyword) => keyword.length);
  }

  /** Calls `visit` with the index of every keyword and where it begins, in the order of their ends. */
  scan(text: string, visit: (keyword: number, at: number) => void): void {
    const next = this.#next;
    const classOf = this.#classOf;
    const firstHit = this.#firstHit;
    let state = 0;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      state = next[(state << 6) | (code < 128 ? classOf[code]! : 0)]!;
      if (state < firstHit) continue;
      for (const keyword of this.#hits[state - firstHit]!)
        visit(keyword, index + 1 - this.#lengths[keyword]!);
    }
  }
}

class Trie {
  readonly next: number[] = new Array(CLASSES).fill(0);
  readonly hits: number[][] = [[]];

  add(keyword: string, index: number, classOf: Uint8Array): void {
    let state = 0;
    for (const unit of keyword) {
      const slot = state * CLASSES + classOf[unit.charCodeAt(0)]!;
      if (this.next[slot] === 0) {
        this.next[slot] = this.hits.length;
        this.hits.push([]);
        for (let count = 0; count < CLASSES; count++) this.next.push(0);
      }
      state = this.next[slot]!;
    }
    this.hits[state]!.push(index);
  }

  /** Completes the table with what to do when a keyword breaks off; answers all states, breadth first. */
  link(): number[] {
    const fail = new Array<number>(this.hits.length).fill(0);
    const order = [0];
    for (const state of order) {
      for (let unit = 0; unit < CLASSES; unit++) {
        const slot = state * CLASSES + unit;
        const child = this.next[slot]!;
        const fallback = state === 0 ? 0 : this.next[fail[state]! * CLASSES + unit]!;
        if (child === 0) this.next[slot] = fallback;
        else {
          fail[child] = fallback;
          this.hits[child]!.push(...this.hits[fallback]!);
          order.push(child);
        }
      }
    }
    return order;
  }
}
