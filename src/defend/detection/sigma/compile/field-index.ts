import { EdgeIndex } from './edge-index.ts';
import type { Entry } from './entry.ts';
import { GramIndex } from './gram-index.ts';

export interface FieldEntries {
  readonly equals: readonly Entry[];
  readonly contains: readonly Entry[];
  readonly prefix: readonly Entry[];
  readonly suffix: readonly Entry[];
  /** Rules to evaluate whenever the field is there. */
  readonly present: readonly number[];
}

/** Everything that one group of rules wants to notice in one field. */
export class FieldIndex {
  readonly present: readonly number[];
  readonly #equals: ReadonlyMap<string, Entry[]> | undefined;
  readonly #prefix: EdgeIndex | undefined;
  readonly #suffix: EdgeIndex | undefined;
  readonly #contains: GramIndex | undefined;

  constructor(entries: FieldEntries) {
    this.present = entries.present;
    this.#equals =
      entries.equals.length === 0 ? undefined : Map.groupBy(entries.equals, (entry) => entry.text);
    this.#prefix = entries.prefix.length === 0 ? undefined : new EdgeIndex(entries.prefix, false);
    this.#suffix = entries.suffix.length === 0 ? undefined : new EdgeIndex(entries.suffix, true);
    this.#contains = entries.contains.length === 0 ? undefined : new GramIndex(entries.contains);
  }

  /** Whether the field's text has to be looked at, beyond that it is there. */
  get readsText(): boolean {
    return (this.#equals ?? this.#prefix ?? this.#suffix ?? this.#contains) !== undefined;
  }

  /** @param text folded */
  scan(text: string, found: (entry: Entry) => void): void {
    const equal = this.#equals?.get(text);
    if (equal !== undefined) for (const entry of equal) found(entry);
    this.#prefix?.scan(text, found);
    this.#suffix?.scan(text, found);
    this.#contains?.scan(text, found);
  }
}
