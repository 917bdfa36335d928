import type { Entry } from './entry.ts';

const ASCII_MAX = 0x7f;

export function isWide(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > ASCII_MAX) return true;
  return false;
}

interface Placed {
  readonly entry: Entry;
  /** Where in the entry's text the indexed code unit stands. */
  readonly offset: number;
}

/** Finds short texts by their rarest code unit beyond ASCII: of a surrogate pair that is the second one. */
export class WideIndex {
  readonly #byUnit = new Map<number, Placed[]>();

  constructor(entries: readonly Entry[]) {
    const counts = new Map<number, number>();
    for (const { text } of entries) {
      for (let i = 0; i < text.length; i++)
        counts.set(text.charCodeAt(i), (counts.get(text.charCodeAt(i)) ?? 0) + 1);
    }
    for (const entry of entries) {
      const offset = rarest(entry.text, counts);
      const unit = entry.text.charCodeAt(offset);
      const list = this.#byUnit.get(unit);
      if (list === undefined) this.#byUnit.set(unit, [{ entry, offset }]);
      else list.push({ entry, offset });
    }
  }

  scan(text: string, found: (entry: Entry) => void): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit <= ASCII_MAX) continue;
      for (const { entry, offset } of this.#byUnit.get(unit) ?? []) {
        if (i >= offset && text.startsWith(entry.text, i - offset)) found(entry);
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
