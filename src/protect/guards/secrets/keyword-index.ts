import type { SecretDetector } from './detector.ts';

const BUCKETS = 4096;
const LEAD = 3;

/** An entry of the index: try `detector` where `keyword` stands. */
export interface IndexedKeyword {
  readonly keyword: string;
  readonly detector: SecretDetector;
}

/**
 * Finds in one pass where any of several hundred keywords may stand, by a hash of three characters. Only there is
 * anything else looked at, so ordinary prose costs one table look-up a character.
 */
export class KeywordIndex {
  readonly #buckets: (readonly IndexedKeyword[] | undefined)[] = new Array(BUCKETS).fill(undefined);
  readonly #isUsed = new Uint8Array(BUCKETS);

  constructor(detectors: readonly SecretDetector[]) {
    for (const detector of detectors) {
      for (const keyword of detector.keywords) {
        const bucket = hashLead(keyword, 0);
        this.#buckets[bucket] = [...(this.#buckets[bucket] ?? []), { keyword, detector }];
        this.#isUsed[bucket] = 1;
      }
    }
  }

  /** Calls `visit` for every keyword that stands at `index`, for every index in turn. */
  scan(text: string, visit: (index: number, entry: IndexedKeyword) => void): void {
    const last = text.length - LEAD;
    if (last < 0) return;
    let first = lower(text.charCodeAt(0));
    let second = lower(text.charCodeAt(1));
    for (let index = 0; index <= last; index++) {
      const third = lower(text.charCodeAt(index + 2));
      const bucket = hash(first, second, third);
      if (this.#isUsed[bucket] === 1) {
        const isInside = index > 0 && isWordUnit(text.charCodeAt(index - 1)) && isWordUnit(first);
        for (const entry of this.#buckets[bucket]!) {
          if (isInside && entry.detector.isInsideWords !== true) continue;

          if (standsAt(text, index, entry.keyword)) visit(index, entry);
        }
      }
      first = second;
      second = third;
    }
  }
}

function hashLead(keyword: string, at: number): number {
  return hash(keyword.charCodeAt(at), keyword.charCodeAt(at + 1), keyword.charCodeAt(at + 2));
}

function hash(first: number, second: number, third: number): number {
  return (Math.imul(Math.imul(first, 31) ^ second, 101) ^ Math.imul(third, 7)) & (BUCKETS - 1);
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function standsAt(text: string, index: number, keyword: string): boolean {
  for (let offset = 0; offset < keyword.length; offset++) {
    if (lower(text.charCodeAt(index + offset)) !== keyword.charCodeAt(offset)) return false;
  }
  return true;
}

function isWordUnit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
