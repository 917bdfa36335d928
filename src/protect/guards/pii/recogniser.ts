/** One type of personal data. */
export interface PiiRecogniser {
  /** Type as it is reported and put in brackets, e.g. `IBAN_CODE`. */
  readonly type: string;
  /** Sticky; tried where a word with a digit begins. Quantifiers are bounded. Left out when `read` takes its place. */
  readonly pattern?: RegExp;
  /** For what a length or a checksum ends rather than a form: the end of what begins at `index`, or -1. */
  readonly read?: (text: string, index: number) => number;
  /** Which first characters the pattern can begin with, to skip it cheaply. */
  readonly first: 'digit' | 'letter' | 'any';
  /** For a pattern that begins with a digit: how many digits can stand together at its beginning. Left out: any number. */
  readonly lead?: readonly number[];
  /** For one that begins with a letter: how many letters can stand together there. Left out: any number. */
  readonly letters?: readonly number[];
  /** Fewest letters and digits that stand together at its beginning. */
  readonly wordMin?: number;
  /** Which characters can follow those first digits. Left out: any. */
  readonly after?: string;
  /** Checksum and plausibility of a match. */
  readonly isValid?: (match: string) => boolean;
  /** Words one of which must stand shortly before. */
  readonly context?: RegExp;
  /** Words shortly before that say it is something else. */
  readonly unless?: RegExp;
  /** Score with (or without need for) context. */
  readonly score: number;
  /** Score without context for a type that does not need it; left out, a match without context is none. */
  readonly scoreWithoutContext?: number;
}

/** Personal data in a text; offsets in UTF-16 code units, end exclusive. */
export interface PiiMatch {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Type of the rest of a text in which more was found than is listed: nothing in it counts as read. */
export const TOO_MANY = 'TOO_MANY';
