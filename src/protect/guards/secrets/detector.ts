/** One kind of credential. */
export interface SecretDetector {
  /** Stable rule id. */
  readonly id: string;
  /** Beginnings of a match, in lower case, three characters or more: the matcher is tried only where one stands. */
  readonly keywords: readonly string[];
  /** Sticky, from the keyword; every quantifier is bounded and neighbours exclude each other, so it cannot backtrack far. */
  readonly pattern: RegExp;
  /** Least entropy of the part named `secret` (or of all), bits per character. */
  readonly entropyMin?: number;
  /** The match goes on over every following token character: the pattern only proves its beginning. */
  readonly isOpenEnded?: boolean;
  /** Whether the keyword may stand inside a word, as in `dbPassword`. */
  readonly isInsideWords?: boolean;
  /** How sure a match is, 0..1. */
  readonly score?: number;
}

/** A detector whose match begins with its own fixed prefix. `body` is the pattern after the prefix. */
export function prefixed(
  id: string,
  prefix: string,
  body: string,
  more: Partial<SecretDetector> = {},
): SecretDetector {
  return {
    id,
    keywords: [prefix.toLowerCase()],
    pattern: new RegExp(`${prefix.replace(/[.+]/g, '\\$&')}${body}(?![A-Za-z0-9])`, 'y'),
    ...more,
  };
}

/**
 * A detector for a value without a telling shape: the service's name, an assignment within reach, then the value.
 * `value` must be a pattern of fixed or bounded length.
 */
export function near(
  id: string,
  keywords: readonly string[],
  value: string,
  more: Partial<SecretDetector> = {},
): SecretDetector {
  const names = keywords.join('|');
  const source = `(?:${names})[A-Za-z0-9_. -]{0,30}["'\`\\]]{0,2}[ \\t]{0,4}(?:=>|:=|[:=])[ \\t]{0,4}["'\`]{0,1}(?<secret>${value})(?![A-Za-z0-9_-])`;
  return { id, keywords, pattern: new RegExp(source, 'iy'), entropyMin: 3, score: 0.8, ...more };
}
