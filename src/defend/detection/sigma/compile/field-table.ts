import { fold } from '../match/fold.ts';

const SPELLINGS_MAX = 20_000;

/**
 * Numbers the fields that rules mention. Field names are compared without regard to case: collectors spell the same
 * field differently (`commandLine`, `CommandLine`), and a rule that silently never matches is worse than one too many.
 */
export class FieldTable {
  readonly #slots = new Map<string, number>();
  /** Spellings seen in events, also those of no rule, so that folding is not repeated; cleared when it grows too big. */
  readonly #spellings = new Map<string, number>();

  get size(): number {
    return this.#slots.size;
  }

  /** The slot of a rule's field, made when it is new. */
  slotFor(field: string): number {
    const folded = fold(field);
    const slot = this.#slots.get(folded) ?? this.#slots.size;
    this.#slots.set(folded, slot);
    return slot;
  }

  /** The slot of an event's field; -1 when no rule looks at it. */
  slotOf(field: string): number {
    const known = this.#spellings.get(field);
    if (known !== undefined) return known;
    if (this.#spellings.size >= SPELLINGS_MAX) this.#spellings.clear();
    const slot = this.#slots.get(fold(field)) ?? -1;
    if (field.length <= 256) this.#spellings.set(field, slot);
    return slot;
  }
}
