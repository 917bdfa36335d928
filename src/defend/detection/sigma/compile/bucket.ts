import type { LogSource } from '../../../../contracts/event.ts';
import { KEYWORD_SLOT, type Predicate } from './predicate.ts';
import type { WitnessSet } from './witness.ts';

export interface BucketRule {
  readonly number: number;
  readonly logSource: LogSource;
  /** Undefined when the rule can hold without any. */
  readonly witnesses: WitnessSet | undefined;
  /** Predicates of its condition that look at every value. */
  readonly keywords: readonly number[];
}

/** The rules that events of one combination of log sources are held against, by what makes them worth evaluating. */
export class Bucket {
  /** Rules to evaluate on every event. */
  readonly always: readonly number[];
  /** Per slot, 1 when its values are to be searched. */
  readonly isSearched: Uint8Array;
  /** Number of the set of keywords to look for in every value; 0 for none. */
  readonly keywords: number;
  /** Per slot: rules to evaluate whenever the field is there. */
  readonly present: readonly (readonly number[] | undefined)[];
  /** Rules that predicate n is a witness of: from `starts[n]` up to `starts[n + 1]`. */
  readonly rules: Uint32Array;
  readonly starts: Uint32Array;

  constructor(
    rules: readonly BucketRule[],
    predicates: readonly Predicate[],
    slots: number,
    keywordSet: (ids: readonly number[]) => number,
  ) {
    const always: number[] = [];
    const present = new Array<number[] | undefined>(slots).fill(undefined);
    const pairs: { readonly id: number; readonly number: number }[] = [];
    this.isSearched = new Uint8Array(slots);
    let searchesKeywords = false;
    for (const { number, witnesses } of rules) {
      if (witnesses === undefined) always.push(number);
      for (const { id, how } of witnesses?.witnesses ?? []) {
        const slot = predicates[id]?.slot ?? KEYWORD_SLOT;
        if (how === 'present') {
          present[slot] ??= [];
          present[slot].push(number);
          continue;
        }
        pairs.push({ id, number });
        if (slot === KEYWORD_SLOT) searchesKeywords = true;
        else this.isSearched[slot] = 1;
      }
    }
    this.always = always;
    this.present = present;
    // Once keywords are searched for at all, every one that a condition may ask for has to be among them.
    this.keywords = searchesKeywords ? keywordSet(rules.flatMap(({ keywords }) => keywords)) : 0;
    this.starts = new Uint32Array(predicates.length + 1);
    this.rules = new Uint32Array(pairs.length);
    pairs.sort((a, b) => a.id - b.id || a.number - b.number);
    for (const [at, { id, number }] of pairs.entries()) {
      this.rules[at] = number;
      this.starts[id + 1] = at + 1;
    }
    for (let id = 0; id < predicates.length; id++) {
      this.starts[id + 1] = Math.max(this.starts[id] as number, this.starts[id + 1] as number);
    }
  }
}
