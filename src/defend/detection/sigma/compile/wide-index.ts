const ASCII_MAX = 0x7f;

export function isWide(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > ASCII_MAX) return true;
  return false;
}

/** A text to look for, and what a scan calls it. */
export interface Numbered {
  readonly text: string;
  readonly number: number;
}

interface Placed extends Numbered {
  /** Where in the text the indexed code unit stands. */
  readonly offset: number;
}

/** Finds short texts by their rarest code unit beyond ASCII: of a surrogate pair that is the second one. */
export class WideIndex {
  readonly #byUnit = new Map<number, Placed[]>();

  constructor(texts: readonly Numbered[]) {
    const counts = new Map<number, number>();
    for (const { text } of texts) {
      for (let i = 0; i < text.length; i++)
        counts.set(text.charCodeAt(i), (counts.get(text.charCodeAt(i)) ?? 0) + 1);
    }
    for (const { text, number } of texts) {
      const offset = rarest(text, counts);
      const unit = text.charCodeAt(offset);
      const list = this.#byUnit.get(unit);
      if (list === undefined) this.#byUnit.set(unit, [{ text, number, offset }]);
      else list.push({ text, number, offset });
    }
  }

  scan(text: string, found: number[]): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit <= ASCII_MAX) continue;
      for (const { text: wanted, number, offset } of this.#byUnit.get(unit) ?? []) {
        if (i >= offset && text.startsWith(wanted, i - offset)) found.push(number);
      }
    }
  }
}

function rarest(text: string, counts: ReadonlyMap<number, number>): number {
  let best = -1;
  let bestCount = Number.POSITIVE_INFINITY;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const count = counts.get(unit) ?? 0;
    if (unit > ASCII_MAX && count < bestCount) {
      best = i;
      bestCount = count;
    }
  }
  return best;
}
