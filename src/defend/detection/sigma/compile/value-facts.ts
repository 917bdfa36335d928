import { fold } from '../match/fold.ts';
import { isIndexedAnyway, literalsOf } from './literal.ts';
import { KEYWORD_SLOT, type Predicate } from './predicate.ts';
import { SlotIndex, type Wanted } from './slot-index.ts';
import { testText } from './test-text.ts';
import { ValueMemo } from './value-memo.ts';

const NONE: readonly number[] = [];

/** Says of a field's value which predicates hold for it, as far as they can be found by texts. Shared by all rules. */
export class ValueFacts {
  /** Per predicate: 1 when {@link holding} knows it, so that one it does not name does not hold. */
  readonly isIndexed: Uint8Array;
  readonly #predicates: readonly Predicate[];
  /** By slot plus one: the keywords' index comes first. */
  readonly #indexes: readonly (SlotIndex | undefined)[];
  readonly #memo: ValueMemo;
  readonly #stamps: Uint32Array;
  #stamp = 0;
  #found: number[] = [];
  #text = '';
  #folded = '';
  readonly #note = (id: number, needsTry: boolean) => this.#notice(id, needsTry);

  /** @param isWitness per predicate, 1 when a rule waits for it */
  constructor(predicates: readonly Predicate[], isWitness: Uint8Array, slots: number) {
    this.#predicates = predicates;
    this.isIndexed = new Uint8Array(predicates.length);
    this.#stamps = new Uint32Array(predicates.length);
    this.#memo = new ValueMemo(slots + 1);
    const wanted = Array.from({ length: slots + 1 }, (): Wanted[] => []);
    for (const predicate of predicates) {
      const { id, slot } = predicate;
      if (isWitness[id] !== 1 && !isIndexedAnyway(predicate)) continue;
      const literals = literalsOf(predicate);
      if (literals === undefined) continue;
      this.isIndexed[id] = 1;
      const ofSlot = wanted[slot - KEYWORD_SLOT];
      for (const literal of literals) ofSlot?.push({ ...literal, id });
    }
    this.#indexes = wanted.map((each) => (each.length === 0 ? undefined : new SlotIndex(each)));
  }

  /** Ids of the indexed predicates of the slot that hold for a value. */
  holding(slot: number, text: string): readonly number[] {
    const at = slot - KEYWORD_SLOT;
    const index = this.#indexes[at];
    if (index === undefined || text.length < index.lengthMin) return NONE;
    if (!this.#memo.takes(at, text)) return this.#find(index, text);
    const known = this.#memo.get(at, text);
    if (known !== undefined) return known;
    const found = this.#find(index, text);
    this.#memo.set(at, text, found);
    return found;
  }

  #find(index: SlotIndex, text: string): readonly number[] {
    this.#stamp++;
    if (this.#stamp === 2 ** 32) {
      this.#stamps.fill(0);
      this.#stamp = 1;
    }
    this.#found = [];
    this.#text = text;
    this.#folded = fold(text);
    index.scan(this.#folded, this.#note);
    return this.#found.length === 0 ? NONE : this.#found;
  }

  #notice(id: number, needsTry: boolean): void {
    if (this.#stamps[id] === this.#stamp) return;
    this.#stamps[id] = this.#stamp;
    const predicate = this.#predicates[id];
    if (predicate === undefined) return;
    if (needsTry && !testText(predicate, predicate.folds ? this.#folded : this.#text)) return;
    this.#found.push(id);
  }
}
