const KEYS_MAX = 10_000;
const TIMES_MAX = 100_000;

/**
 * How often each token called what a rule watches. Bounded: of more keys than there is room for, the one that was quiet
 * for longest is forgotten, and of one key no more times are kept than its rule's limit needs.
 */
export class CallRates {
  readonly #times = new Map<string, number[]>();

  /** Notes a call and says how many there were within the window, this one included. */
  note(key: string, nowMs: number, windowMs: number, limit: number): number {
    const kept = (this.#times.get(key) ?? []).filter((time) => time > nowMs - windowMs);
    kept.push(nowMs);
    const room = Math.min(limit + 1, TIMES_MAX);
    const times = kept.slice(-room);
    this.#times.delete(key);
    this.#times.set(key, times);
    if (this.#times.size > KEYS_MAX) {
      const oldest = this.#times.keys().next().value;
      if (oldest !== undefined) this.#times.delete(oldest);
    }
    return times.length;
  }
}
