const WINDOW_MS = 60_000;
/** Busy minutes before a volume can be called sudden. */
const KNOWN_MIN = 30;
/** Calls in a minute below which nothing is sudden. */
const CALLS_MIN = 30;
const PEAK_FACTOR = 3;
/** Busy minutes until a peak counts half. */
const DECAY = 0.5 ** (1 / 2_000);

/** Counts calls by the minute and remembers how many a busy minute has had. */
export class VolumeMeter {
  #window = -1;
  #count = 0;
  #isSettled = false;
  #known = 0;
  #peak = 0;

  /**
   * Takes a call of so many inputs.
   *
   * @returns whether this minute has far more than any before, once it is certain; undefined as long as it is not
   */
  take(nowMs: number, inputs: number): boolean | undefined {
    const window = Math.floor(nowMs / WINDOW_MS);
    let said: boolean | undefined;
    if (window !== this.#window) {
      said = this.#close();
      this.#window = window;
    }
    this.#count += inputs;
    if (!this.#isSettled && this.#isSudden()) {
      this.#isSettled = true;
      return true;
    }
    return said;
  }

  #isSudden(): boolean {
    return this.#known >= KNOWN_MIN && this.#count >= Math.max(CALLS_MIN, this.#peak * PEAK_FACTOR);
  }

  #close(): boolean | undefined {
    const said = this.#window < 0 || this.#isSettled || this.#known < KNOWN_MIN ? undefined : false;
    if (this.#window >= 0) {
      this.#known++;
      // A minute that was sudden teaches slowly, or it would hide the next.
      const lesson = this.#isSettled ? Math.min(this.#count, this.#peak * 1.05) : this.#count;
      this.#peak = Math.max(this.#peak * DECAY, lesson);
    }
    this.#count = 0;
    this.#isSettled = false;
    return said;
  }
}
