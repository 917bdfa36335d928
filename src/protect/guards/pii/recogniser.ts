/** One type of personal data. */
export interface PiiRecogniser {
  /** Type as it is reported and put in brackets, e.g. `IBAN`. */
  readonly type: string;
  /** Sticky; tried where a word with a digit begins. Quantifiers are bounded. */
  readonly pattern: RegExp;
  /** Which first characters the pattern can begin with, to skip it cheaply. */
  readonly first: 'digit' | 'letter' | 'any';
  /** Checksum and plausibility of a match. */
  readonly isValid?: (match: string) => boolean;
  /** Words one of which must stand shortly before. */
  readonly context?: RegExp;
  /** Score with (or without need for) context. */
  readonly score: number;
  /** Score without context for a type that does not need it; left out, a match without context is none. */
  readonly scoreWithoutContext?: number;
}
