import type { GuardAction, GuardCall, GuardReason, Provenance } from '../../contracts/guard.ts';
import { stricter } from './actions.ts';
import type { Chain, ChainVerdict } from './chain.ts';
import type { ChainFollower, FollowVerdict } from './follower.ts';
import { applyReplacements, type Replacement, replacementsAt } from './redaction.ts';
import { isPlainWord, PLAIN_WORD_MAX } from './skips-prose.ts';
import { Swallower, swallowKind } from './stream-swallow.ts';

/** What became safe to pass on. */
export interface StreamStep {
  readonly text: string;
  /** End of what is decided, in units of the stream as it came in: everything before it is final. */
  readonly releasedTo: number;
  /** What this step took out of the stream as it came in, and what stands in its place in `text`. */
  readonly redactions: readonly StreamRedaction[];
  /** Set once the policy blocked the stream: nothing more comes. */
  readonly isBlocked: boolean;
}

export interface StreamRedaction {
  readonly path: string;
  /** Units of the stream as it came in, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

export interface StreamInspector {
  push(chunk: string): StreamStep;
  /** The stream is over: judges and releases the rest. */
  end(): StreamStep;
  readonly action: GuardAction;
  readonly score: number;
  /** Spans are offsets into the whole stream as it came in. */
  readonly reasons: readonly GuardReason[];
}

export interface StreamOptions {
  /** Path that reasons name, e.g. `/choices/0/message/content`. */
  readonly path: string;
  readonly provenance?: Provenance;
  /** The request that the stream answers. */
  readonly call?: GuardCall | undefined;
}

/** Words before a block that guards see again, for context. */
const CONTEXT_UNITS = 160;
/** A block ends once this much prose has followed its last conspicuous word: no match has a longer gap. */
const QUIET_UNITS = 16;
const REASONS_MAX = 200;
const HISTORY_UNITS_MAX = 4096;

/**
 * Inspects a text that arrives in pieces. Plain words pass at once; from a conspicuous word on (digits, signs, long
 * tokens) the text is held until it can be judged, at most twice the longest match. Where blocks begin and end depends
 * on the text alone, never on how it was cut into pieces, so every split gives the same bytes and the same verdict.
 */
export function createStreamInspector(chain: Chain, options: StreamOptions): StreamInspector {
  return new Stream(chain, options);
}

class Stream implements StreamInspector {
  readonly #chain: Chain;
  readonly #path: string;
  readonly #provenance: Provenance;
  readonly #hold: number;
  readonly #call: GuardCall | undefined;
  readonly #follower: ChainFollower | undefined;

  /** What is held, with some of what came before it. All positions below are in here. */
  #buffer = '';
  /** Units of the stream before the buffer. */
  #bufferOffset = 0;
  /** Everything before was passed on or taken out. */
  #start = 0;
  /** Everything before was looked at. */
  #read = 0;
  #wordStart = 0;
  #conspicuousEnd = 0;
  #isInBlock = false;
  #isEnding = false;
  #swallower: Swallower | undefined;
  #released: string[] = [];
  #redactions: StreamRedaction[] = [];

  action: GuardAction = 'allow';
  score = 0;
  readonly reasons: GuardReason[] = [];

  constructor(chain: Chain, options: StreamOptions) {
    this.#chain = chain;
    this.#path = options.path;
    this.#provenance = options.provenance ?? 'model';
    this.#hold = chain.holdBackMax;
    this.#call = options.call;
    this.#follower = chain.follow({ path: this.#path, provenance: this.#provenance }, options.call);
  }

  push(chunk: string): StreamStep {
    if (this.action === 'block') return this.#step();
    if (this.#start > HISTORY_UNITS_MAX) this.#forget();
    this.#buffer += chunk;
    this.#advance(false);
    return this.#step();
  }

  end(): StreamStep {
    if (this.action === 'block') return this.#step();
    this.#advance(true);
    this.#isEnding = true;
    this.#closeBlock(this.#buffer.length);
    return this.#step();
  }

  #step(): StreamStep {
    const text = this.#released.join('');
    const redactions = this.#redactions;
    this.#released = [];
    this.#redactions = [];
    return {
      text,
      releasedTo: this.#bufferOffset + this.#start,
      redactions,
      isBlocked: this.action === 'block',
    };
  }

  #forget(): void {
    const units = this.#start - CONTEXT_UNITS;
    this.#buffer = this.#buffer.slice(units);
    this.#bufferOffset += units;
    this.#start -= units;
    this.#read -= units;
    this.#wordStart -= units;
    this.#conspicuousEnd -= units;
  }

  /** Reads on, unit by unit; every decision is made at the same unit whatever the pieces were. */
  #advance(isEnd: boolean): void {
    while (this.action !== 'block') {
      if (this.#swallower !== undefined && !this.#swallow(this.#swallower, isEnd)) return;
      if (this.#read >= this.#buffer.length) return;
      const isSpace = isSpaceUnit(this.#buffer.charCodeAt(this.#read++));
      if (isSpace) this.#onSpace(this.#read - 1);
      else if (!this.#isInBlock && this.#read - this.#wordStart > PLAIN_WORD_MAX) this.#openBlock();
      if (this.#isInBlock && this.#read - this.#start >= this.#hold * 2) this.#overflow();
    }
  }

  #onSpace(wordEnd: number): void {
    const word = this.#buffer.slice(this.#wordStart, wordEnd);
    const isPlain = this.#chain.skipsProse && isPlainWord(word);
    this.#wordStart = this.#read;
    if (!this.#isInBlock && isPlain) {
      this.#release(this.#read, []);
      return;
    }
    if (!this.#isInBlock) this.#openBlock();
    if (!isPlain) this.#conspicuousEnd = wordEnd;
    const isOver = this.#chain.skipsProse
      ? wordEnd - this.#conspicuousEnd >= QUIET_UNITS
      : /[.!?]$/.test(word);
    if (isOver) this.#closeBlock(this.#read);
  }

  /** A block begins with the word at hand: the words before it have been passed on. */
  #openBlock(): void {
    this.#isInBlock = true;
    this.#conspicuousEnd = this.#read;
  }

  #closeBlock(end: number): void {
    this.#isInBlock = false;
    if (end === this.#start) {
      this.#follow(end);
      return;
    }
    const verdict = this.#judge(end, end);
    if (this.action !== 'block') this.#release(end, this.#replacements(verdict, end));
  }

  /** The block is as long as two matches: what begins in its first half can be judged for good. */
  #overflow(): void {
    const half = this.#start + this.#hold;
    const verdict = this.#judge(this.#read, half);
    if (this.action === 'block') return;
    const replacements = this.#replacements(verdict, this.#read).filter(({ start }) => start < half);
    const last = replacements.at(-1);
    this.#release(Math.max(half, last?.end ?? 0), replacements);
    if (last === undefined || last.end < this.#read) return;
    this.#swallower = new Swallower(swallowKind(last.text));
    this.#isInBlock = false;
  }

  /** Drops the rest of a secret that is longer than a block; false when more text is needed to know where it ends. */
  #swallow(swallower: Swallower, isEnd: boolean): boolean {
    const { units, isDone } = swallower.take(this.#buffer.slice(this.#start), isEnd);
    if (units > 0) this.#follow(this.#start + units);
    if (units > 0) this.#noteRedaction(this.#start, this.#start + units, '');
    this.#start += units;
    this.#read = this.#start;
    this.#wordStart = this.#start;
    if (isDone) this.#swallower = undefined;
    return isDone;
  }

  /** Shows the guards the block up to `end` with the words before it; counts what begins in it before `limit`. */
  #judge(end: number, limit: number): ChainVerdict {
    const from = this.#contextStart();
    const isRelevant = (reason: GuardReason) =>
      reason.spans.length === 0 ||
      reason.spans.some((span) => span.end + from > this.#start && span.start + from < limit);
    const segment = { path: this.#path, text: this.#buffer.slice(from, end), provenance: this.#provenance };
    const verdict = this.#chain.inspect({ direction: 'output', segments: [segment] }, isRelevant, {
      call: this.#call,
      isFollowed: true,
    });
    this.action = stricter(this.action, verdict.action);
    for (const reason of verdict.reasons) this.#note(reason, from + this.#bufferOffset);
    return verdict;
  }

  /** The last words before the block, beginning at a space so that no word is seen cut in two. */
  #contextStart(): number {
    if (this.#start <= CONTEXT_UNITS)
      return this.#bufferOffset === 0 ? 0 : firstSpace(this.#buffer, 0, this.#start);
    return firstSpace(this.#buffer, this.#start - CONTEXT_UNITS, this.#start);
  }

  #note(reason: GuardReason, shift: number): void {
    this.score = Math.max(this.score, reason.score);
    if (this.reasons.length >= REASONS_MAX) return;
    const spans = reason.spans.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift }));
    this.reasons.push({ ...reason, spans });
  }

  /** What to replace in the held text, in positions of the buffer. */
  #replacements(verdict: ChainVerdict, end: number): Replacement[] {
    if (verdict.redactedReasons.length === 0) return [];
    const from = this.#contextStart();
    return replacementsAt(this.#path, verdict.redactedReasons)
      .map(({ start, end: stop, text }) => ({
        start: Math.max(this.#start, start + from),
        end: Math.min(stop + from, end),
        text,
      }))
      .filter((replacement) => replacement.end > replacement.start);
  }

  #release(end: number, replacements: readonly Replacement[]): void {
    const start = this.#start;
    this.#follow(end);
    if (this.action === 'block') return;
    const shifted = replacements.map((range) => ({
      ...range,
      start: range.start - start,
      end: range.end - start,
    }));
    this.#released.push(applyReplacements(this.#buffer.slice(start, end), shifted));
    for (const range of replacements) this.#noteRedaction(range.start, range.end, range.text);
    this.#start = end;
    if (this.#wordStart < end) this.#wordStart = end;
  }

  /** Lets the guards that follow the text read on up to `end`, before any of it is passed on. */
  #follow(end: number): void {
    if (this.#follower === undefined || this.action === 'block') return;
    const isOver =
      end > this.#start && this.#heed(this.#follower.push(this.#buffer.slice(this.#start, end))) === 'block';
    if (this.#isEnding && !isOver) this.#heed(this.#follower.end());
  }

  #heed({ action, reasons }: FollowVerdict): GuardAction {
    this.action = stricter(this.action, action);
    for (const reason of reasons) this.#note(reason, 0);
    return this.action;
  }

  #noteRedaction(start: number, end: number, replacement: string): void {
    const shift = this.#bufferOffset;
    this.#redactions.push({ path: this.#path, start: start + shift, end: end + shift, replacement });
  }
}

function firstSpace(text: string, from: number, end: number): number {
  for (let index = from; index < end; index++) if (isSpaceUnit(text.charCodeAt(index))) return index;
  return Math.max(0, end - 2);
}

function isSpaceUnit(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160;
}
