/** A map that forgets what was used longest ago when it is full, and counts what it forgot. */
export class BoundedMap<Value> {
  readonly #values = new Map<string, Value>();
  readonly #sizeMax: number;
  evicted = 0;

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  values(): IterableIterator<Value> {
    return this.#values.values();
  }

  /** The value of a key, made when there is none; it counts as used. */
  use(key: string, make: () => Value): Value {
    let value = this.#values.get(key);
    if (value === undefined) {
      value = make();
      if (this.#values.size >= this.#sizeMax) {
        const oldest = this.#values.keys().next();
        if (!oldest.done) this.#values.delete(oldest.value);
        this.evicted++;
      }
    } else this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }
}
