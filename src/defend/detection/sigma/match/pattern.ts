/** Any run of characters, also none: Sigma's `*`. */
export const ANY = 0;
/** Exactly one UTF-16 code unit: Sigma's `?`. */
export const ONE = 1;
/** Any of the five characters that Windows programs take for the start of an option (`windash`). */
export const DASH = 2;

export type Token = string | typeof ANY | typeof ONE | typeof DASH;
/** A Sigma string after its escapes are resolved; neighbouring texts are one token and `**` is one `*`. */
export type Pattern = readonly Token[];

export const DASHES = ['-', '/', '\u2013', '\u2014', '\u2015'] as const;

export function isDash(character: string | undefined): boolean {
  return character !== undefined && (DASHES as readonly string[]).includes(character);
}

/** Joins neighbouring texts, drops empty ones and collapses runs of `*`. */
export function normalisePattern(tokens: readonly Token[]): Pattern {
  const out: Token[] = [];
  for (const token of tokens) {
    const last = out.at(-1);
    if (token === '') continue;
    if (token === ANY && last === ANY) continue;
    if (typeof token === 'string' && typeof last === 'string') out[out.length - 1] = last + token;
    else out.push(token);
  }
  return out;
}

/**
 * Reads a Sigma string: `*` and `?` are wildcards, `\*`, `\?` and `\\` are the plain characters, and a backslash before
 * anything else is a backslash (Sigma rules specification, "Escaping").
 */
export function parsePattern(text: string): Pattern {
  const tokens: Token[] = [];
  let literal = '';
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const next = text.charAt(i + 1);
    if (character === '\\' && (next === '*' || next === '?' || next === '\\')) {
      literal += next;
      i++;
    } else if (character === '*' || character === '?') {
      tokens.push(literal, character === '*' ? ANY : ONE);
      literal = '';
    } else {
      literal += character;
    }
  }
  tokens.push(literal);
  return normalisePattern(tokens);
}

const OPTION_START = /(?<![\p{L}\p{N}_])[-/](?=[\p{L}\p{N}_])/gu;

/** Replaces every `-` or `/` that starts a word by {@link DASH} (pySigma's reading of `windash`). */
export function windash(pattern: Pattern): Pattern {
  const out: Token[] = [];
  for (const token of pattern) {
    if (typeof token !== 'string') {
      out.push(token);
      continue;
    }
    const parts = token.split(OPTION_START);
    parts.forEach((part, index) => {
      if (index > 0) out.push(DASH);
      out.push(part);
    });
  }
  return normalisePattern(out);
}

/** The text of a pattern without wildcards; undefined when it has one. */
export function plainText(pattern: Pattern): string | undefined {
  if (pattern.length === 0) return '';
  return pattern.length === 1 && typeof pattern[0] === 'string' ? pattern[0] : undefined;
}

/** The pattern as a rule would spell it, for people. */
export function showPattern(pattern: Pattern): string {
  const shown = { [ANY]: '*', [ONE]: '?', [DASH]: '-' };
  return pattern.map((token) => (typeof token === 'string' ? token : shown[token])).join('');
}
