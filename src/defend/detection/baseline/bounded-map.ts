/** A map that forgets the entry that was used longest ago when it is full, and counts what it forgot. */
export class BoundedMap<V> {
  readonly #entries = new Map<string, V>();
  readonly #sizeMax: number;
  #evicted = 0;

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax;
  }

  get size(): number {
    return this.#entries.size;
  }

  get evicted(): number {
    return this.#evicted;
  }

  /** Reads without counting as a use. */
  peek(key: string): V | undefined {
    return this.#entries.get(key);
  }

  /** Writes and makes the entry the one used last. */
  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#sizeMax) return;
    const oldest = this.#entries.keys().next();
    if (oldest.done !== true) this.#entries.delete(oldest.value);
    this.#evicted++;
  }

  /** From the one used longest ago to the one used last. */
  entries(): IterableIterator<[string, V]> {
    return this.#entries.entries();
  }

  /** Puts back what {@link entries} and {@link evicted} gave. */
  restore(entries: Iterable<readonly [string, V]>, evicted: number): void {
    this.#entries.clear();
    for (const [key, value] of entries) this.set(key, value);
    this.#evicted = evicted;
  }
}
