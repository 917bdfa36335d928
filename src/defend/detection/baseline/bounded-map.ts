interface Entry<V> {
  value: V;
  /** Number of the use that was its last. */
  used: number;
}

/** Share of the entries that goes when the map is full: one by one, each would cost a search for the oldest. */
const EVICTED_SHARE = 8;

/** A map that forgets the entries that were used longest ago when it is full, and counts what it forgot. */
export class BoundedMap<V> {
  readonly #entries = new Map<string, Entry<V>>();
  readonly #sizeMax: number;
  #uses = 0;
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
    return this.#entries.get(key)?.value;
  }

  /** Reads and makes the entry the one used last. */
  use(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    entry.used = ++this.#uses;
    return entry.value;
  }

  /** Writes and makes the entry the one used last. */
  set(key: string, value: V): void {
    const entry = this.#entries.get(key);
    const used = ++this.#uses;
    if (entry !== undefined) {
      entry.value = value;
      entry.used = used;
      return;
    }
    this.#entries.set(key, { value, used });
    if (this.#entries.size > this.#sizeMax) this.#evict();
  }

  /** From the one used longest ago to the one used last. */
  entries(): IterableIterator<[string, V]> {
    return this.#byUse()
      .map(([key, { value }]): [string, V] => [key, value])
      .values();
  }

  /** Puts back what {@link entries} and {@link evicted} gave. */
  restore(entries: Iterable<readonly [string, V]>, evicted: number): void {
    this.#entries.clear();
    for (const [key, value] of entries) this.set(key, value);
    this.#evicted = evicted;
  }

  #byUse(): [string, Entry<V>][] {
    return [...this.#entries].sort((a, b) => a[1].used - b[1].used);
  }

  #evict(): void {
    const count = Math.max(1, Math.floor(this.#sizeMax / EVICTED_SHARE));
    for (const [key] of this.#byUse().slice(0, count)) this.#entries.delete(key);
    this.#evicted += count;
  }
}
