import { type CanaryHit, CanarySearch } from './canary-search.ts';
import { EncodedRuns } from './encoded-runs.ts';
import { EscapeReader } from './escapes.ts';
import { RollingHash } from './fingerprint.ts';
import type { LanguageVotes } from './languages.ts';
import type { LeakEvidence } from './leak-evidence.ts';
import { StatementMatcher } from './statement-matcher.ts';
import { wordStems } from './statements.ts';
import { comparable } from './unit-table.ts';
import { WordReader } from './words.ts';

const DEPTH_MAX = 3;
/** Offsets of the last units: more than a window has. */
const OFFSETS_KEPT = 32;

/** What all views of one text share. */
export interface LeakWatch {
  readonly evidence: LeakEvidence | undefined;
  readonly canaries: readonly string[];
  readonly votes: LanguageVotes;
  onCanary(hit: CanaryHit): void;
  /** A stretch of the protected text was repeated: offsets in the text that is followed. */
  onRepeat(start: number, end: number): void;
  onRestate(start: number, end: number): void;
}

/** Follows one text, and a view for what is encoded in it, three deep. */
export class LeakView {
  readonly #watch: LeakWatch;
  readonly #depth: number;
  readonly #escapes: EscapeReader;
  readonly #words: WordReader;
  readonly #runs: EncodedRuns | undefined;
  readonly #canaries: CanarySearch | undefined;
  readonly #rolling: RollingHash | undefined;
  readonly #statements: StatementMatcher | undefined;
  #inner: LeakView | undefined;
  /** Where decoded text stands in the followed one. */
  #outer: { start: number; end: number } | undefined;
  #lastPlace = -1;
  #run = 0;
  #runStart = 0;
  #offset = 0;
  readonly #offsets = new Uint32Array(OFFSETS_KEPT);
  #units = 0;

  constructor(watch: LeakWatch, depth = 0) {
    this.#watch = watch;
    this.#depth = depth;
    this.#escapes = new EscapeReader((code, offset) => this.#unit(code, offset));
    if (depth < DEPTH_MAX)
      this.#runs = new EncodedRuns((text, start, end) => this.#decoded(text, start, end));
    if (watch.canaries.length > 0) this.#canaries = new CanarySearch(watch.canaries);
    const { evidence } = watch;
    if (evidence !== undefined && evidence.text.fingerprint.size >= evidence.text.fingerprint.window) {
      this.#rolling = new RollingHash(evidence.text.fingerprint.window);
      this.#statements = new StatementMatcher(evidence);
    }
    this.#words = new WordReader(
      (word) => this.#word(word),
      () => undefined,
    );
  }

  push(text: string, outer?: { readonly start: number; readonly end: number }): void {
    this.#outer = outer;
    this.#escapes.push(text);
    this.#takeCanaries();
  }

  end(): void {
    this.#escapes.end();
    this.#words.end();
    this.#runs?.end();
    this.#inner?.end();
    this.#takeCanaries();
  }

  #unit(code: number, offset: number): void {
    this.#offset = offset;
    const folded = comparable(code);
    if (this.#statements !== undefined) this.#words.unit(code, folded);
    this.#runs?.unit(code, offset);
    if (folded === 0) return;
    if (this.#canaries !== undefined && folded < 128) {
      const isAscii = code < 128;
      this.#canaries.push(String.fromCharCode(isAscii ? code : folded), offset);
    }
    if (this.#rolling !== undefined) this.#roll(folded, offset);
  }

  #roll(folded: number, offset: number): void {
    const evidence = this.#watch.evidence!;
    const { fingerprint } = evidence.text;
    this.#offsets[this.#units++ % OFFSETS_KEPT] = offset;
    const hash = this.#rolling!.push(folded);
    if (hash === undefined) return;
    const place = fingerprint.find(hash, this.#lastPlace + 1);
    if (place < 0 || !evidence.repeat(place)) {
      this.#lastPlace = -1;
      return;
    }
    if (this.#lastPlace >= 0 && place === this.#lastPlace + 1) this.#run++;
    else {
      this.#run = fingerprint.window;
      this.#runStart = this.#offsets[(this.#units - fingerprint.window) % OFFSETS_KEPT]!;
    }
    this.#lastPlace = place;
    evidence.run(this.#run);
    this.#watch.onRepeat(this.#outer?.start ?? this.#runStart, this.#outer?.end ?? offset + 1);
  }

  #word(word: string): void {
    this.#watch.votes.add(word);
    const end = this.#outer?.end ?? this.#offset;
    for (const stem of wordStems(word)) {
      const from = this.#statements!.add(stem, end);
      if (from !== undefined) this.#watch.onRestate(this.#outer?.start ?? from, end);
    }
  }

  #decoded(text: string, start: number, end: number): void {
    this.#inner ??= new LeakView(this.#watch, this.#depth + 1);
    this.#inner.push(text, this.#outer ?? { start, end });
  }

  #takeCanaries(): void {
    for (const hit of this.#canaries?.take() ?? [])
      this.#watch.onCanary(this.#outer === undefined ? hit : { ...hit, ...this.#outer });
  }
}
