import type { EventRecord } from '../../../../contracts/event.ts';
import { fold } from '../match/fold.ts';
import { isText } from '../match/is-text.ts';
import { textsOf } from '../match/texts-of.ts';

type Texts = readonly (string | null)[];

/** What the interpreter reads of an event. */
export interface EventValues {
  /** Values of every field of that name, without regard to its case; undefined when there is no such field. */
  of(field: string): Texts | undefined;
  /** What a keyword is looked for in: every value, and the raw record when it is a line of text. */
  all(): Texts;
  /** A value of this event, folded. */
  folded(value: string): string;
}

/** One event's values by field name, from the event alone. */
export class EventTexts implements EventValues {
  readonly #event: Pick<EventRecord, 'fields' | 'raw'>;
  #byName: Map<string, (string | null)[]> | undefined;
  #all: Texts | undefined;
  readonly #folded = new Map<string, string>();

  constructor(event: Pick<EventRecord, 'fields' | 'raw'>) {
    this.#event = event;
  }

  of(field: string): Texts | undefined {
    this.#byName ??= this.#index();
    return this.#byName.get(fold(field));
  }

  #index(): Map<string, (string | null)[]> {
    const byName = new Map<string, (string | null)[]>();
    for (const [name, value] of Object.entries(this.#event.fields)) {
      if (value === undefined) continue;
      const key = fold(name);
      const values = byName.get(key);
      if (values === undefined) byName.set(key, [...textsOf(value)]);
      else values.push(...textsOf(value));
    }
    return byName;
  }

  all(): Texts {
    if (this.#all !== undefined) return this.#all;
    const values = Object.values(this.#event.fields).flatMap((value) => textsOf(value));
    this.#all = isText(this.#event.raw) ? [...values, this.#event.raw] : values;
    return this.#all;
  }

  folded(value: string): string {
    const known = this.#folded.get(value);
    if (known !== undefined) return known;
    const made = fold(value);
    this.#folded.set(value, made);
    return made;
  }
}
