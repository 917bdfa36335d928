/**
 * A seeded source of chance (mulberry32). Every probe draws from one of its own, derived from the run's seed and the
 * probe's name, so that a probe stays the same when others are added or left out.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 (inclusive) to 1 (exclusive). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `min` to `max`, both inclusive. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!;
  }

  /** `count` different items, in the order drawn; all of them when there are fewer. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    const pool = [...items];
    const drawn: Item[] = [];
    while (drawn.length < count && pool.length > 0) {
      drawn.push(...pool.splice(Math.floor(this.next() * pool.length), 1));
    }
    return drawn;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Letters and digits of one alphabet. */
  text(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet[Math.floor(this.next() * alphabet.length)]).join('');
  }
}

/** FNV-1a, 32 bits: turns names into seeds. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The seed of something that has a name within a run. */
export function deriveSeed(seed: number, name: string): number {
  return hash32(`${seed >>> 0}\0${name}`);
}
