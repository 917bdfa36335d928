import { type CanaryForm, canaryForms } from './canary-forms.ts';

export interface CanaryHit {
  readonly form: CanaryForm;
  /** Offsets of the hit's first and behind its last unit, as they were pushed. */
  readonly start: number;
  readonly end: number;
}

const KEPT_UNITS = 160;

/** Looks for canaries in the letters and digits of a growing text, whatever stands between them. */
export class CanarySearch {
  readonly #forms: readonly CanaryForm[];
  readonly #longest: number;
  readonly #shortest: number;
  #cased = '';
  #offsets: number[] = [];
  /** Units that were searched together with those before them. */
  #searched = 0;

  constructor(canaries: readonly string[]) {
    this.#forms = canaries.flatMap(canaryForms);
    this.#longest = Math.max(0, ...this.#forms.map(({ text }) => text.length));
    this.#shortest = Math.min(...this.#forms.map(({ text }) => text.length));
  }

  /** @param unit one ASCII letter or digit, in its own case */
  push(unit: string, offset: number): void {
    this.#cased += unit;
    this.#offsets.push(offset);
  }

  /** Hits that end in what was pushed since the last call; at most one for each form. */
  take(): CanaryHit[] {
    const hits: CanaryHit[] = [];
    if (this.#searched === this.#cased.length) return hits;
    if (this.#cased.length >= this.#shortest) {
      const lower = this.#cased.toLowerCase();
      for (const form of this.#forms) {
        const from = Math.max(0, this.#searched - form.text.length + 1);
        const at = (form.isCased ? this.#cased : lower).indexOf(form.text, from);
        if (at < 0) continue;
        hits.push({ form, start: this.#offsets[at]!, end: this.#offsets[at + form.text.length - 1]! + 1 });
      }
    }
    this.#searched = this.#cased.length;
    if (this.#searched > KEPT_UNITS + this.#longest) this.#forget();
    return hits;
  }

  #forget(): void {
    this.#cased = this.#cased.slice(-this.#longest);
    this.#offsets = this.#offsets.slice(-this.#longest);
    this.#searched = this.#cased.length;
  }
}
