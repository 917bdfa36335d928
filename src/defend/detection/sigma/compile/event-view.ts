import type { EventRecord } from '../../../../contracts/event.ts';
import { fold } from '../match/fold.ts';
import { isText } from '../match/is-text.ts';
import { textsOf } from '../match/texts-of.ts';
import type { EventValues } from '../naive/event-texts.ts';
import type { FieldTable } from './field-table.ts';

export const ABSENT = 0;
/** Null, or a list without a value. */
export const EMPTY = 1;
/** One text. */
export const SINGLE = 2;
/** Several texts or nulls. */
export const MANY = 3;

/** One event laid out by field slots; texts are folded when a rule first asks for them. Reused from event to event. */
export class EventView implements EventValues {
  readonly states: Uint8Array;
  readonly #texts: string[];
  readonly #folded: (string | undefined)[];
  readonly #many: (readonly (string | null)[] | undefined)[];
  readonly #loaded: number[] = [];
  /** Values of fields that no rule names. */
  readonly #others: unknown[] = [];
  readonly #fields: FieldTable;
  #event: Pick<EventRecord, 'fields' | 'raw'> | undefined;
  #lastFolded: { readonly value: string; readonly folded: string } | undefined;
  #allTexts: readonly string[] | undefined;
  #allFolded: readonly string[] | undefined;

  constructor(fields: FieldTable) {
    this.#fields = fields;
    this.states = new Uint8Array(fields.size);
    this.#texts = new Array<string>(fields.size).fill('');
    this.#folded = new Array<string | undefined>(fields.size).fill(undefined);
    this.#many = new Array<readonly (string | null)[] | undefined>(fields.size).fill(undefined);
  }

  load(event: Pick<EventRecord, 'fields' | 'raw'>): void {
    this.clear();
    this.#event = event;
    const fields = event.fields;
    for (const name of Object.keys(fields)) {
      const slot = this.#fields.slotOf(name);
      const value = fields[name];
      if (slot < 0) {
        this.#others.push(value);
        continue;
      }
      if (value === undefined) continue;
      if (this.states[slot] === ABSENT) {
        this.#loaded.push(slot);
        if (typeof value === 'string') this.#setText(slot, value);
        else if (typeof value === 'number') this.#setText(slot, String(value));
        else this.#setValues(slot, textsOf(value));
      } else {
        this.#setValues(slot, [...this.values(slot), ...textsOf(value)]);
      }
    }
  }

  /** Slots that the event has a field for. */
  get loaded(): readonly number[] {
    return this.#loaded;
  }

  /** Forgets the event, so that no reference to it is held. */
  clear(): void {
    for (const slot of this.#loaded) {
      this.states[slot] = ABSENT;
      this.#texts[slot] = '';
      this.#folded[slot] = undefined;
      this.#many[slot] = undefined;
    }
    this.#loaded.length = 0;
    this.#others.length = 0;
    this.#event = undefined;
    this.#lastFolded = undefined;
    this.#allTexts = undefined;
    this.#allFolded = undefined;
  }

  #setText(slot: number, text: string): void {
    this.states[slot] = SINGLE;
    this.#texts[slot] = text;
    // A list may stand here from another spelling of the field's name.
    this.#many[slot] = undefined;
  }

  #setValues(slot: number, values: readonly (string | null)[]): void {
    const only = values[0];
    this.#folded[slot] = undefined;
    if (values.length === 1 && typeof only === 'string') {
      this.#setText(slot, only);
      return;
    }
    this.#many[slot] = values;
    this.states[slot] = values.some((value) => value !== null) ? MANY : EMPTY;
  }

  /** The text of a slot in state SINGLE. */
  text(slot: number): string {
    return this.#texts[slot] ?? '';
  }

  /** The folded text of a slot in state SINGLE. */
  foldedText(slot: number): string {
    const known = this.#folded[slot];
    if (known !== undefined) return known;
    const folded = fold(this.#texts[slot] ?? '');
    this.#folded[slot] = folded;
    return folded;
  }

  /** All values of a slot, whatever its state. */
  values(slot: number): readonly (string | null)[] {
    if (this.states[slot] === ABSENT) return [];
    const known = this.#many[slot];
    if (known !== undefined) return known;
    const values = [this.text(slot)];
    this.#many[slot] = values;
    return values;
  }

  /** Values of a rule's field; undefined when the event has none. */
  of(field: string): readonly (string | null)[] | undefined {
    const slot = this.#fields.slotOf(field);
    return slot < 0 || this.states[slot] === ABSENT ? undefined : this.values(slot);
  }

  all(): readonly string[] {
    return this.allTexts();
  }

  /** Remembers the last one: whoever explains a match tries many tests on one value. */
  folded(value: string): string {
    if (this.#lastFolded?.value !== value) this.#lastFolded = { value, folded: fold(value) };
    return this.#lastFolded.folded;
  }

  /** Texts that are in no slot: of fields that no rule names, and of the raw line. */
  otherTexts(): readonly string[] {
    const out: string[] = [];
    for (const value of this.#others) {
      if (typeof value === 'string') out.push(value);
      else for (const text of textsOf(value)) if (text !== null) out.push(text);
    }
    const raw = this.#event?.raw ?? '';
    if (isText(raw)) out.push(raw);
    return out;
  }

  /** Every text of the event, also of fields that no rule names, for keywords. */
  allTexts(): readonly string[] {
    if (this.#allTexts !== undefined) return this.#allTexts;
    const out: string[] = [];
    for (const value of Object.values(this.#event?.fields ?? {})) {
      for (const text of textsOf(value)) if (text !== null) out.push(text);
    }
    const raw = this.#event?.raw ?? '';
    if (isText(raw)) out.push(raw);
    this.#allTexts = out;
    return out;
  }

  allFolded(): readonly string[] {
    this.#allFolded ??= this.allTexts().map(fold);
    return this.#allFolded;
  }
}
