import { AssignedValues, isFormEnd } from './assigned-values.ts';
import type { FindContext, SpecialReader, SpecialRule } from './find-context.ts';
import { KeywordAutomaton } from './keyword-automaton.ts';
import { isPlaceholder } from './placeholders.ts';
import type { FormRule } from './rule.ts';
import { type Candidate, candidates, fallbackIds } from './rules.ts';
import { beginScan } from './run-reader.ts';
import { isTokenUnit, tokenEnd } from './token-units.ts';

export { isTokenUnit };

/** A secret in a text; offsets in UTF-16 code units, end exclusive. */
export interface SecretMatch {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** 0..1; what documentation prints for everybody stays at 0.3. */
  readonly score: number;
}

export interface ScanOptions {
  /** Whether a value of letters alone may count as a key; off for texts that come as a stream. */
  readonly allowsWords?: boolean;
  /** Most matches to list one by one; all that stands behind them is then one match. */
  readonly matchesMax?: number;
}

const PLACEHOLDER_SCORE = 0.3;
const MATCHES_MAX = 20_000;
/** What is said of a text's rest when more was found than is listed: nothing behind the last match counts as read. */
export const TOO_MANY = 'too-many-secrets';
/** Characters of base64 before a form that make it a piece of something encoded. */
const BLOB_MIN = 64;

const byAnchor = new Map<string, Candidate[]>();
for (const candidate of candidates)
  for (const anchor of candidate.anchors) byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), candidate]);
const anchors = [...byAnchor.keys()];
const tried = [...byAnchor.values()];
const automaton = new KeywordAutomaton(anchors);

/**
 * All secrets of a text by every rule that sees them, sorted by start. General rules are silent where a particular one
 * speaks. Time is linear in the text: each anchor costs at most the length of the form behind it.
 */
export function findSecrets(text: string, options: ScanOptions = {}): SecretMatch[] {
  const scan = new Scan(text, options);
  automaton.scan(text, (anchor, at) => scan.visit(anchor, at));
  const found = scan.all();
  return found.length < 2 ? found : settle(found);
}

/** The same as disjoint ranges: of overlapping matches the surest, stretched over all of them. */
export function scanSecrets(text: string, options: ScanOptions = {}): SecretMatch[] {
  return withoutOverlaps(findSecrets(text, options));
}

class Scan {
  readonly found: SecretMatch[] = [];
  readonly #text: string;
  readonly #matchesMax: number;
  readonly #allowsWords: boolean;
  readonly #context: FindContext;
  #values: AssignedValues | undefined;
  /** Where each form's last match ends: its repetitions are not looked at twice. */
  readonly #readTo = new Map<FormRule, number>();
  readonly #readers = new Map<SpecialRule, SpecialReader>();
  /** Where the rest begins that is not listed match by match. */
  #restFrom: number | undefined;

  constructor(text: string, options: ScanOptions) {
    this.#text = text;
    this.#matchesMax = options.matchesMax ?? MATCHES_MAX;
    this.#allowsWords = options.allowsWords ?? true;
    this.#context = {
      text,
      scan: beginScan(),
      report: (rule, start, end, score) => {
        if (this.found.length < this.#matchesMax) this.found.push({ rule, start, end, score });
        else this.#restFrom = Math.min(this.#restFrom ?? this.found.at(-1)!.start, start);
      },
    };
  }

  all(): SecretMatch[] {
    const from = this.#restFrom;
    if (from === undefined) return this.found;
    return [...this.found, { rule: TOO_MANY, start: from, end: this.#text.length, score: 1 }];
  }

  visit(anchor: number, at: number): void {
    const end = at + anchors[anchor]!.length;
    for (const candidate of tried[anchor]!) {
      if (candidate.kind === 'form') this.#form(candidate, at);
      else if (candidate.kind === 'special') this.#reader(candidate)(at);
      else {
        this.#values ??= new AssignedValues(this.#context, this.#allowsWords);
        if (candidate.kind === 'named') this.#values.named(candidate, at, end);
        else if (candidate.kind === 'generic') this.#values.generic(at, end);
        else this.#values.password(end);
      }
    }
  }

  #reader(rule: SpecialRule): SpecialReader {
    let reader = this.#readers.get(rule);
    if (reader === undefined) {
      reader = rule.open(this.#context);
      this.#readers.set(rule, reader);
    }
    return reader;
  }

  #form(rule: FormRule, at: number): void {
    const text = this.#text;
    const from = at - rule.lead;
    if (
      from < (this.#readTo.get(rule) ?? 0) ||
      (!rule.isInsideWords && isWord(text, from - 1) && isWord(text, from))
    )
      return;
    const match = rule.shape.matchAt(text, from, this.#context.scan);
    if (match === null) return;
    if (rule.tail === 'word' ? isWord(text, match.end) && isWord(text, match.end - 1) : false) return;
    if (rule.tail === 'token' && !isFormEnd(text, match.end, rule.shape.lastSet)) return;
    const start = match.secretStart;
    if (rule.entropy.of(text, start, match.secretEnd, this.#context.scan) < rule.entropyMin) return;
    if (isInBlob(text, from)) return;
    const end = rule.tail === 'open' ? tokenEnd(text, match.secretEnd, this.#context.scan) : match.secretEnd;
    if (rule.accepts?.(text, start, end) === false) return;
    this.#readTo.set(rule, end);
    const secret = text.slice(start, match.secretEnd);
    this.#context.report(rule.id, start, end, isPlaceholder(secret) ? PLACEHOLDER_SCORE : rule.score);
  }
}

function isWord(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

/** Whether so much base64 stands before this place that it is inside of an image, a font or a certificate. */
function isInBlob(text: string, from: number): boolean {
  if (from < BLOB_MIN) return false;
  for (let index = from - 1; index >= from - BLOB_MIN; index--) {
    const code = text.charCodeAt(index);
    if (code === 95 || code === 45 || code === 46 || code === 61 || !isTokenUnit(code)) return false;
  }
  return true;
}

/** Sorted, each rule once for the same place, general rules only where no particular one speaks. */
function settle(found: SecretMatch[]): SecretMatch[] {
  found.sort((left, right) => left.start - right.start || right.end - left.end || right.score - left.score);
  const particular = found.filter((match) => !fallbackIds.has(match.rule));
  const kept: SecretMatch[] = [];
  let next = 0;
  let reach = -1;
  const seen = new Map<string, number>();
  for (const match of found) {
    while (next < particular.length && particular[next]!.start < match.end)
      reach = Math.max(reach, particular[next++]!.end);
    if (fallbackIds.has(match.rule) && reach > match.start) continue;
    if (match.start < (seen.get(match.rule) ?? -1)) continue;
    seen.set(match.rule, match.end);
    kept.push(match);
  }
  return kept;
}

function withoutOverlaps(found: readonly SecretMatch[]): SecretMatch[] {
  const kept: SecretMatch[] = [];
  for (const match of found) {
    const last = kept.at(-1);
    if (last === undefined || match.start >= last.end) kept.push(match);
    else if (match.score > last.score)
      kept[kept.length - 1] = { ...match, start: last.start, end: Math.max(match.end, last.end) };
    else if (match.end > last.end) kept[kept.length - 1] = { ...last, end: match.end };
  }
  return kept;
}
