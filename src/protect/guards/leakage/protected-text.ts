import type { GuardSegment } from '../../../contracts/guard.ts';
import { comparableText } from './comparable-text.ts';
import { Fingerprint } from './fingerprint.ts';
import { LanguageVotes } from './languages.ts';
import { type Statement, statementsOf, stemsOf, stemWeight } from './statements.ts';
import { isNumber } from './stems.ts';
import { isIdeographic } from './unit-table.ts';
import { WordReader } from './words.ts';

/** A place where a stem occurs: which statement, and which of its stems. */
export interface StemPlace {
  readonly statement: number;
  readonly index: number;
}

/** What a system prompt is recognised by. */
export interface ProtectedText {
  readonly fingerprint: Fingerprint;
  readonly statements: readonly Statement[];
  readonly places: ReadonlyMap<string, readonly StemPlace[]>;
  /** Sum of the statements' weights. */
  readonly weight: number;
  readonly language: string | undefined;
}

/** Everything of a text that is compared; of very long ones, the beginning. */
const TEXT_UNITS_MAX = 131_072;
const PLACES_MAX = 24;
const CACHE_MAX = 64;
const CACHE_UNITS_MAX = 2_000_000;

/** System prompts repeat from call to call: what was made of the last ones is kept, the oldest goes first. */
export class ProtectedTexts {
  readonly #cache = new Map<string, ProtectedText>();
  #units = 0;

  of(segments: readonly GuardSegment[]): ProtectedText {
    const text = segments
      .map((segment) => segment.text)
      .join('\n')
      .slice(0, TEXT_UNITS_MAX);
    const known = this.#cache.get(text);
    if (known !== undefined) {
      this.#cache.delete(text);
      this.#cache.set(text, known);
      return known;
    }
    const made = protect(text);
    this.#cache.set(text, made);
    this.#units += text.length;
    for (const key of this.#cache.keys()) {
      if (this.#cache.size <= CACHE_MAX && this.#units <= CACHE_UNITS_MAX) break;
      this.#cache.delete(key);
      this.#units -= key.length;
    }
    return made;
  }
}

function protect(text: string): ProtectedText {
  const letters = comparableText(text);
  let ideographs = 0;
  for (let index = 0; index < letters.length; index++)
    if (isIdeographic(letters.charCodeAt(index))) ideographs++;
  const statements = statementsOf(stemsOf(text));
  return {
    fingerprint: new Fingerprint(letters, ideographs * 3 > letters.length),
    statements,
    places: placesOf(statements),
    weight: statements.reduce((sum, statement) => sum + statement.weight, 0),
    language: languageOf(text),
  };
}

function placesOf(statements: readonly Statement[]): Map<string, StemPlace[]> {
  const places = new Map<string, StemPlace[]>();
  for (const [statement, { stems }] of statements.entries()) {
    for (const [index, stem] of stems.entries()) {
      const list = places.get(stem);
      if (list === undefined) places.set(stem, [{ statement, index }]);
      else if (list.length < PLACES_MAX) list.push({ statement, index });
    }
  }
  return places;
}

function languageOf(text: string): string | undefined {
  const votes = new LanguageVotes();
  const reader = new WordReader(
    (word) => votes.add(word),
    () => undefined,
  );
  reader.push(text);
  reader.end();
  return votes.winner();
}

/** How much a stem weighs; of a translation only what survives it counts: ideas of the table and numbers. */
export function weightOf(stem: string, isTranslation: boolean): number {
  if (isTranslation && !stem.startsWith('#') && !isNumber(stem)) return 0;
  return stemWeight(stem);
}
