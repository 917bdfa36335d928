import type { LeakEvidence } from './leak-evidence.ts';

/** Words without the empty ones within which a statement must be said to count as said. */
const REACH = 36;

/** Compares the words of a growing text with the statements of a protected one, whatever their order. */
export class StatementMatcher {
  readonly #evidence: LeakEvidence;
  /** When each stem of each statement was last said. */
  readonly #said: readonly Int32Array[];
  readonly #offsets = new Float64Array(REACH);
  #time = REACH + 1;

  constructor(evidence: LeakEvidence) {
    this.#evidence = evidence;
    this.#said = evidence.text.statements.map(({ stems }) => new Int32Array(stems.length));
  }

  /** Takes the next word; answers where the words in reach begin when it belongs to a statement. */
  add(stem: string, offset: number): number | undefined {
    const time = ++this.#time;
    this.#offsets[time % REACH] = offset;
    const places = this.#evidence.text.places.get(stem);
    if (places === undefined) return undefined;
    for (const { statement, index } of places) {
      const said = this.#said[statement]!;
      said[index] = time;
      let count = 0;
      for (const at of said) if (time - at < REACH) count++;
      if (count >= 3) this.#evidence.restate(statement, (other) => time - said[other]! < REACH);
    }
    return this.#offsets[(time + 1) % REACH] ?? 0;
  }
}
