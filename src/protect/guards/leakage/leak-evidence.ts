import type { GuardCall, GuardSegment } from '../../../contracts/guard.ts';
import { RollingHash } from './fingerprint.ts';
import { type ProtectedText, weightOf } from './protected-text.ts';
import { stemsOf } from './statements.ts';
import { comparable } from './unit-table.ts';

/** Text of the caller's own that is compared, units: what the caller wrote is no leak when it comes back. */
const KNOWN_UNITS_MAX = 262_144;
/** Share of a statement's words from which it counts as said again. */
const RATIO_MIN = 0.5;

/** What an answer has given away of a protected text so far, over all of its channels. */
export class LeakEvidence {
  readonly text: ProtectedText;
  readonly #known: readonly GuardSegment[];
  readonly #covered: Uint8Array;
  #excluded: Uint8Array | undefined;
  #knownStems: ReadonlySet<string> | undefined;
  readonly #best: Float32Array;
  readonly #bestTranslated: Float32Array;
  /** Units of the protected text that were repeated, and the longest stretch of them. */
  coveredUnits = 0;
  longestRun = 0;
  /** Weight of the statements that were said again in other words, and their number. */
  restated = 0;
  restatedCount = 0;
  translated = 0;
  translatedCount = 0;

  constructor(text: ProtectedText, call: GuardCall) {
    this.text = text;
    this.#known = call.segments.filter(
      ({ provenance }) => provenance !== 'system' && provenance !== 'developer',
    );
    this.#covered = new Uint8Array(text.fingerprint.size);
    this.#best = new Float32Array(text.statements.length);
    this.#bestTranslated = new Float32Array(text.statements.length);
  }

  /** Notes a window of the protected text that came back; false when the caller gave it. */
  repeat(place: number): boolean {
    const { fingerprint } = this.text;
    this.#excluded ??= this.#exclude();
    const from = fingerprint.forward(place);
    if (this.#excluded[from] === 1) return false;
    for (let at = from; at < from + fingerprint.window; at++) {
      if (this.#covered[at] === 1) continue;
      this.#covered[at] = 1;
      this.coveredUnits++;
    }
    return true;
  }

  run(units: number): void {
    this.longestRun = Math.max(this.longestRun, units);
  }

  /** Notes how much of a statement was said within a few words. */
  restate(statement: number, isSaid: (index: number) => boolean): void {
    const { stems, weight } = this.text.statements[statement]!;
    this.#knownStems ??= this.#stemsOfCaller();
    let said = 0;
    let ideas = 0;
    let ideasSaid = 0;
    for (const [index, stem] of stems.entries()) {
      const idea = weightOf(stem, true);
      ideas += idea;
      if (!isSaid(index)) continue;
      const share = this.#knownStems.has(stem) ? 0.3 : 1;
      said += weightOf(stem, false) * share;
      ideasSaid += idea * share;
    }
    const ratio = said / weight;
    const translatedRatio = ideas < 3 ? 0 : ideasSaid / ideas;
    if (ratio > this.#best[statement]!) {
      this.restated += weight * (gain(ratio) - gain(this.#best[statement]!));
      if (ratio >= RATIO_MIN && this.#best[statement]! < RATIO_MIN) this.restatedCount++;
      this.#best[statement] = ratio;
    }
    if (translatedRatio > this.#bestTranslated[statement]!) {
      const old = this.#bestTranslated[statement]!;
      this.translated += ideas * (gain(translatedRatio) - gain(old));
      if (translatedRatio >= RATIO_MIN && old < RATIO_MIN) this.translatedCount++;
      this.#bestTranslated[statement] = translatedRatio;
    }
  }

  #exclude(): Uint8Array {
    const { fingerprint } = this.text;
    const excluded = new Uint8Array(fingerprint.size);
    const rolling = new RollingHash(fingerprint.window);
    let left = KNOWN_UNITS_MAX;
    for (const { text } of this.#known) {
      for (let index = 0; index < text.length && left > 0; index++, left--) {
        const code = comparable(text.charCodeAt(index));
        const hash = code === 0 ? undefined : rolling.push(code);
        const place = hash === undefined ? -1 : fingerprint.find(hash, 0);
        if (place >= 0 && place < fingerprint.size) excluded[place] = 1;
      }
    }
    return excluded;
  }

  #stemsOfCaller(): ReadonlySet<string> {
    const stems = new Set<string>();
    let left = KNOWN_UNITS_MAX;
    for (const { text } of this.#known) {
      for (const stem of stemsOf(text.slice(0, left))) if (stem !== null) stems.add(stem);
      left -= text.length;
      if (left <= 0) break;
    }
    return stems;
  }
}

function gain(ratio: number): number {
  return ratio <= RATIO_MIN ? 0 : (Math.min(1, ratio) - RATIO_MIN) / (1 - RATIO_MIN);
}
