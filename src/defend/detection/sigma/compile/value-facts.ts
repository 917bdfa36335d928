import { fold } from '../match/fold.ts';
import { isIndexedAnyway, literalsOf } from './literal.ts';
import { KEYWORD_SLOT, type Predicate } from './predicate.ts';
import { SlotIndex, type Wanted } from './slot-index.ts';
import { testText } from './test-text.ts';
import { ValueMemo } from './value-memo.ts';

const NONE: readonly number[] = [];
const KEYWORD_SETS_MAX = 32;

/** Says of a field's value which predicates hold for it, as far as they can be found by texts. Shared by all rules. */
export class ValueFacts {
  /** Per predicate: 1 when {@link holding} knows it, so that one it does not name does not hold. */
  readonly isIndexed: Uint8Array;
  /** Number of the set of all keywords. */
  readonly allKeywords: number;
  readonly #predicates: readonly Predicate[];
  readonly #indexes: readonly (SlotIndex | undefined)[];
  /** By number: 0 is no keyword at all. */
  readonly #keywordIndexes: (SlotIndex | undefined)[] = [undefined];
  readonly #keywordNumbers = new Map<string, number>();
  readonly #memo = new ValueMemo();
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
    const bySlot = Array.from({ length: slots }, (): number[] => []);
    const keywords: number[] = [];
    for (const predicate of predicates) {
      const { id, slot } = predicate;
      if (isWitness[id] !== 1 && !isIndexedAnyway(predicate)) continue;
      if (literalsOf(predicate) === undefined) continue;
      this.isIndexed[id] = 1;
      (slot === KEYWORD_SLOT ? keywords : bySlot[slot])?.push(id);
    }
    this.#indexes = bySlot.map((ids) => this.#indexOf(ids));
    this.allKeywords = this.keywords(keywords);
  }

  /**
   * The number of a set of keywords, to be searched for together: rules of one kind of event ask for few of all keywords.
   *
   * @param ids predicates; those that are not indexed are left out
   */
  keywords(ids: readonly number[]): number {
    const indexed = [...new Set(ids)].filter((id) => this.isIndexed[id] === 1).sort((a, b) => a - b);
    if (indexed.length === 0) return 0;
    const key = indexed.join(' ');
    const known = this.#keywordNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.#keywordIndexes.length;
    // A superset does as well.
    if (number >= KEYWORD_SETS_MAX) return this.allKeywords;
    this.#keywordIndexes.push(this.#indexOf(indexed));
    this.#keywordNumbers.set(key, number);
    return number;
  }

  #indexOf(ids: readonly number[]): SlotIndex | undefined {
    const wanted = ids.flatMap((id): Wanted[] => {
      const predicate = this.#predicates[id];
      return predicate === undefined ? [] : (literalsOf(predicate) ?? []).map((each) => ({ ...each, id }));
    });
    return wanted.length === 0 ? undefined : new SlotIndex(wanted);
  }

  /**
   * Ids of the indexed predicates that a value proves: those of its slot, and those of a set of keywords.
   *
   * @param slot the keywords' own for a field that no rule names
   * @param keywords number of the set, 0 for none
   */
  holding(slot: number, text: string, keywords: number): readonly number[] {
    const index = slot === KEYWORD_SLOT ? undefined : this.#indexes[slot];
    const words = this.#keywordIndexes[keywords];
    const { length } = text;
    const isWord = words !== undefined && length >= words.lengthMin;
    if (!isWord && (index === undefined || length < index.lengthMin)) return NONE;
    const field = keywords * (this.#indexes.length + 1) + slot - KEYWORD_SLOT;
    const place = this.#memo.place(field, text);
    if (place < 0) return this.#find(index, words, text);
    const known = this.#memo.get(field, place, text);
    if (known !== undefined) return known;
    const found = this.#find(index, words, text);
    this.#memo.set(field, place, text, found);
    return found;
  }

  #find(index: SlotIndex | undefined, keywords: SlotIndex | undefined, text: string): readonly number[] {
    this.#stamp++;
    if (this.#stamp === 2 ** 32) {
      this.#stamps.fill(0);
      this.#stamp = 1;
    }
    this.#found = [];
    this.#text = text;
    this.#folded = fold(text);
    index?.scan(this.#folded, this.#note);
    keywords?.scan(this.#folded, this.#note);
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
