import type { GuardReader, GuardReason } from '../../../contracts/guard.ts';
import type { HarmCategory } from './categories.ts';
import { readHarmText } from './harm-features.ts';
import { type HarmModel, scoreWindow, WINDOW_STRIDE, WINDOW_WORDS } from './harm-model.ts';

/** Texts are judged in pieces of at most so many units, cut where a word ends; each is seen with the one before it. */
const PIECE_UNITS = 240;
const PIECE_UNITS_MAX = 480;
/** Below this nothing is worth a reason, whatever the threshold. */
const REPORT_MIN = 0.2;
/** A word or two are not enough to tell. */
const WORDS_MIN = 3;

interface Best {
  readonly probability: number;
  readonly category: HarmCategory;
  readonly start: number;
  readonly end: number;
}

/** Follows a text for harmful content; speaks when a stretch of it scores higher than all before. */
export class HarmReader implements GuardReader {
  readonly #guard: string;
  readonly #path: string;
  readonly #model: HarmModel;
  readonly #threshold: number;
  #pending = '';
  #before = '';
  /** Offset of `#pending` in the whole text. */
  #base = 0;
  #told = 0;

  constructor(guard: string, path: string, model: HarmModel, threshold: number) {
    this.#guard = guard;
    this.#path = path;
    this.#model = model;
    this.#threshold = threshold;
  }

  push(text: string): readonly GuardReason[] {
    this.#pending += text;
    const reasons: GuardReason[] = [];
    for (let end = pieceEnd(this.#pending); end > 0; end = pieceEnd(this.#pending))
      reasons.push(...this.#piece(end));
    return reasons;
  }

  end(): readonly GuardReason[] {
    return this.#pending === '' ? [] : this.#piece(this.#pending.length);
  }

  #piece(end: number): GuardReason[] {
    const piece = this.#pending.slice(0, end);
    const best = bestWindow(this.#model, this.#before + piece, this.#base - this.#before.length);
    this.#pending = this.#pending.slice(end);
    this.#base += end;
    this.#before = piece;
    const isNew = best !== undefined && best.probability >= REPORT_MIN && best.probability > this.#told;
    // What stays below the threshold is told once, so that a stream does not fill with it.
    if (!isNew || (this.#told > 0 && best.probability < this.#threshold)) return [];
    this.#told = best.probability;
    return [this.#reason(best)];
  }

  #reason({ probability, category, start, end }: Best): GuardReason {
    return {
      guard: this.#guard,
      rule: category,
      score: Math.round(probability * 1_000) / 1_000,
      spans: [{ path: this.#path, start: Math.max(0, start), end, label: `harm:${category}` }],
      explanation: `The text looks like harmful content (most likely ${category}), as a trained classifier sees it; it errs, so a person should look.`,
    };
  }
}

/** Where the first piece ends: at a space once it is long enough; 0 while more text is needed. */
function pieceEnd(text: string): number {
  for (let at = PIECE_UNITS; at < text.length; at++) {
    if (at >= PIECE_UNITS_MAX) return at;
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) return at;
  }
  return 0;
}

function bestWindow(model: HarmModel, text: string, base: number): Best | undefined {
  const read = readHarmText(text);
  const { tokens, offsets } = read;
  if (tokens.count < WORDS_MIN) return undefined;
  const at = (index: number) =>
    base + (offsets === null ? index : offsets[Math.min(index, offsets.length - 1)]!);
  let best: Best | undefined;
  for (let first = 0; first < tokens.count; first += WINDOW_STRIDE) {
    const end = Math.min(tokens.count, first + WINDOW_WORDS);
    const { probability, category } = scoreWindow(model, read, first, end);
    if (best === undefined || probability > best.probability)
      best = { probability, category, start: at(tokens.starts[first]!), end: at(tokens.ends[end - 1]!) };
    if (end === tokens.count) break;
  }
  return best;
}
