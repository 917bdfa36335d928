import type { EventRecord } from '../../../../contracts/event.ts';
import { fold } from '../match/fold.ts';
import { ABSENT, EMPTY, EventView, SINGLE } from './event-view.ts';
import type { FieldTable } from './field-table.ts';
import { KEYWORD_SLOT, type Predicate } from './predicate.ts';
import { MATCH } from './program.ts';
import { testText } from './test-text.ts';
import type { ValueFacts } from './value-facts.ts';

const EPOCH_MAX = 2 ** 30;
const NONE: readonly number[] = [];

/** Works out predicates and conditions for one event at a time; every predicate at most once an event. */
export class Evaluation {
  readonly view: EventView;
  readonly #predicates: readonly Predicate[];
  readonly #facts: ValueFacts;
  readonly #code: Int32Array;
  /** Per predicate: the epoch (event) it was last worked out in, times two, plus the outcome. */
  readonly #memo: Uint32Array;
  /** By slot plus one: the epoch in which its values were searched. */
  readonly #searched: Uint32Array;
  #epoch = 0;

  /** @param code conditions of all rules, see `ProgramWriter` */
  constructor(predicates: readonly Predicate[], fields: FieldTable, facts: ValueFacts, code: Int32Array) {
    this.#predicates = predicates;
    this.#facts = facts;
    this.#code = code;
    this.#memo = new Uint32Array(predicates.length);
    this.#searched = new Uint32Array(fields.size + 1);
    this.view = new EventView(fields);
  }

  /** Number of the event being worked on; grows with every {@link begin}. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Takes the next event. Returns true when the epochs started anew, so that callers reset what they stamped with them. */
  begin(event: Pick<EventRecord, 'fields' | 'raw'>): boolean {
    this.view.load(event);
    this.#epoch++;
    if (this.#epoch < EPOCH_MAX) return false;
    this.#memo.fill(0);
    this.#searched.fill(0);
    this.#epoch = 1;
    return true;
  }

  /** Ids of the indexed predicates that a slot's values prove, perhaps some of them twice; with those of a set of keywords. */
  search(slot: number, keywords = 0): readonly number[] {
    this.#searched[slot - KEYWORD_SLOT] = this.#epoch;
    if (this.view.states[slot] === SINGLE) {
      const holding = this.#facts.holding(slot, this.view.text(slot), keywords);
      this.#setAll(holding);
      return holding;
    }
    return this.#searchAll(slot, this.view.values(slot), keywords);
  }

  /** Only the keywords in a slot's values: of no use to the event's rules are the slot's own texts. */
  searchKeywords(slot: number, keywords: number): readonly number[] {
    if (this.view.states[slot] !== SINGLE)
      return this.#searchAll(KEYWORD_SLOT, this.view.values(slot), keywords);
    const holding = this.#facts.holding(KEYWORD_SLOT, this.view.text(slot), keywords);
    this.#setAll(holding);
    return holding;
  }

  /** The same for the keywords in what is in no slot: fields that no rule names, and the raw line. */
  searchOthers(keywords: number): readonly number[] {
    this.#searched[0] = this.#epoch;
    return this.#searchAll(KEYWORD_SLOT, this.view.otherTexts(), keywords);
  }

  #searchAll(slot: number, values: readonly (string | null)[], keywords: number): readonly number[] {
    let all = NONE;
    for (const value of values) {
      const holding = value === null ? NONE : this.#facts.holding(slot, value, keywords);
      if (holding.length === 0) continue;
      this.#setAll(holding);
      all = all.length === 0 ? holding : [...all, ...holding];
    }
    return all;
  }

  /** A keyword that no rule of the event waits for: looked for in every value. */
  #searchAllKeywords(): void {
    this.#searched[0] = this.#epoch;
    this.#searchAll(KEYWORD_SLOT, this.view.allTexts(), this.#facts.allKeywords);
  }

  /** Whether the condition that starts at an instruction holds. */
  run(start: number): boolean {
    const code = this.#code;
    let at = start;
    while (at >= 0) at = code[this.holds(code[at] as number) ? at + 1 : at + 2] as number;
    return at === MATCH;
  }

  holds(id: number): boolean {
    const memo = this.#memo[id] as number;
    if (memo >>> 1 === this.#epoch) return (memo & 1) === 1;
    const predicate = this.#predicates[id];
    if (predicate === undefined) return false;
    if (this.#facts.isIndexed[id] === 1) {
      // What a search did not find does not hold.
      const { slot } = predicate;
      if (this.#searched[slot - KEYWORD_SLOT] !== this.#epoch) {
        if (slot === KEYWORD_SLOT) this.#searchAllKeywords();
        else this.search(slot);
      }
      return this.#memo[id] === this.#epoch * 2 + 1;
    }
    const outcome = this.#compute(predicate);
    this.#memo[id] = this.#epoch * 2 + (outcome ? 1 : 0);
    return outcome;
  }

  #setAll(ids: readonly number[]): void {
    const held = this.#epoch * 2 + 1;
    for (let i = 0; i < ids.length; i++) this.#memo[ids[i] as number] = held;
  }

  #compute(predicate: Predicate): boolean {
    if (predicate.slot === KEYWORD_SLOT)
      return this.#any(predicate, predicate.folds ? this.view.allFolded() : this.view.allTexts(), false);
    const state = this.view.states[predicate.slot];
    if (predicate.op === 'exists') return state !== ABSENT;
    if (predicate.op === 'null') {
      return (
        state === ABSENT ||
        state === EMPTY ||
        (state !== SINGLE && this.view.values(predicate.slot).includes(null))
      );
    }
    if (state === SINGLE) {
      const { slot, folds } = predicate;
      return this.#test(predicate, folds ? this.view.foldedText(slot) : this.view.text(slot));
    }
    if (state === ABSENT || state === EMPTY) return false;
    return this.#any(predicate, this.view.values(predicate.slot), predicate.folds);
  }

  #any(predicate: Predicate, values: readonly (string | null)[], folds: boolean): boolean {
    for (const value of values)
      if (value !== null && this.#test(predicate, folds ? fold(value) : value)) return true;
    return false;
  }

  /** @param text folded already when the predicate ignores case */
  #test(predicate: Predicate, text: string): boolean {
    if (predicate.op !== 'fieldref') return testText(predicate, text);
    const { other: slot, relation, cased } = predicate;
    for (const value of this.view.values(slot)) {
      if (value === null) continue;
      const other = cased ? value : fold(value);
      if (relation === 'equals' ? text === other : relates(relation, text, other)) return true;
    }
    return false;
  }
}

function relates(relation: 'contains' | 'startswith' | 'endswith', text: string, other: string): boolean {
  if (relation === 'contains') return text.includes(other);
  return relation === 'startswith' ? text.startsWith(other) : text.endsWith(other);
}
