import { AssignmentReader } from './assignment-reader.ts';
import { has, parseCharacterSet } from './character-set.ts';
import { entropy } from './entropy.ts';
import type { FindContext } from './find-context.ts';
import { readGenericKey } from './generic-key.ts';
import { readPassword } from './password.ts';
import { isPlaceholder } from './placeholders.ts';
import { hasDigit, wordShare } from './random-text.ts';
import type { NamedRule } from './rule.ts';

export const GENERIC_KEY = 'generic-api-key';
export const GENERIC_PASSWORD = 'generic-password';
export const TERRAFORM_PASSWORD = 'hashicorp-tf-password';

const PLACEHOLDER_SCORE = 0.3;
/** What a value may not go on with: it would be part of something longer. */
const longer = /[\w+/=-]/;
const WORDLESS_LENGTH = 48;
const EQUALS = 61;
const base64 = parseCharacterSet('A-Za-z0-9+/');
const BASE64_MAX = 64;
/** Some providers' tokens have a row of the letter A in them. */
const filler = /A{10,}/i;

/** Judges values that are assigned to names: of providers, of keys in general, of passwords. */
export class AssignedValues {
  readonly #context: FindContext;
  readonly #reader: AssignmentReader;
  readonly #allowsWords: boolean;
  #genericFrom = -1;

  /** @param allowsWords whether a value of letters alone may count; a stream has passed such words on already */
  constructor(context: FindContext, allowsWords: boolean) {
    this.#context = context;
    this.#reader = new AssignmentReader(context.text);
    this.#allowsWords = allowsWords;
  }

  named(rule: NamedRule, keywordAt: number, keywordEnd: number): void {
    const { text, report } = this.#context;
    const places = this.#reader.placesAfter(keywordEnd);
    if (places.starts.length === 0) return;
    if (rule.before?.test(text.slice(Math.max(0, keywordAt - 32), keywordAt)) === false) return;
    if (rule.nameHas !== undefined && !rule.nameHas.test(text.slice(keywordEnd, places.nameEnd))) return;
    for (const start of places.starts) {
      const match = rule.shape.matchAt(text, start, this.#context.scan);
      if (match === null || !this.#endsAt(match.end)) continue;
      if (rule.entropy.of(text, start, match.end, this.#context.scan) < rule.entropyMin) continue;
      const value = text.slice(start, match.end);
      if (!this.#isRandom(value)) continue;
      report(
        rule.id,
        start,
        match.end,
        isPlaceholder(value.replace(filler, '')) ? PLACEHOLDER_SCORE : rule.score,
      );
      return;
    }
  }

  generic(keywordAt: number, keywordEnd: number): void {
    const places = this.#reader.placesAfter(keywordEnd);
    const first = places.starts[0];
    // Several keywords may stand in one name: its value is judged once.
    if (first === undefined || first === this.#genericFrom) return;
    this.#genericFrom = first;
    if (isPadding(this.#context.text, places.nameEnd)) return;
    const found = readGenericKey(this.#context, keywordAt, places);
    if (found !== null) this.#context.report(GENERIC_KEY, found.start, found.end, found.score);
  }

  password(keywordEnd: number): void {
    const { text, report } = this.#context;
    const places = this.#reader.placesAfter(keywordEnd);
    if (isPadding(text, places.nameEnd)) return;
    const found = readPassword(this.#context, keywordEnd, places);
    if (found === null) return;
    report(GENERIC_PASSWORD, found.start, found.end, found.score);
    if (text[found.start - 1] === '"' && /^[\w=-]{8,20}$/.test(text.slice(found.start, found.end)))
      report(TERRAFORM_PASSWORD, found.start, found.end, found.score);
  }

  #endsAt(end: number): boolean {
    const { text } = this.#context;
    const next = text[end];
    if (next === undefined || !longer.test(next)) {
      return !(next === '.' || next === ':' || next === '~') || !/\w/.test(text[end + 1] ?? ' ');
    }
    return false;
  }

  /** Not a word that happens to have the length of a key. */
  #isRandom(value: string): boolean {
    if (value.length > WORDLESS_LENGTH) return true;
    if (!hasDigit(value) && !/[^A-Za-z]/.test(value))
      return this.#allowsWords && wordShare(value) < 0.65 && entropy(value) >= 2.5;
    return wordShare(value) < 0.7;
  }
}

/**
 * Whether the equals signs at `at` fill up a word of base64, in which the keyword stands by chance: its length is right,
 * and it has letters of both cases.
 */
function isPadding(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== EQUALS) return false;
  const pads = text.charCodeAt(at + 1) === EQUALS ? 2 : 1;
  if (!/^ ?\w|^\n\w/.test(text.slice(at + pads, at + pads + 2))) return false;
  let start = at;
  while (start > 0 && at - start < BASE64_MAX && has(base64, text, start - 1)) start--;
  const word = text.slice(start, at);
  return (
    (word.length + pads) % 4 === 0 &&
    word.length >= 6 &&
    /[a-z]\d?[A-Z]/.test(word) &&
    /[A-Z0-9][a-z]/.test(word)
  );
}

/** Whether a form ends at `end`: what the credential could go on with does not follow. */
export function isFormEnd(text: string, end: number, lastSet: Uint8Array): boolean {
  if (has(lastSet, text, end)) return false;
  const next = text[end];
  return next === undefined || !/\w/.test(next);
}
