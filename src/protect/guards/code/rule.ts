import type { Language } from './language.ts';

/** Something that code should not do. */
export interface CodeRule {
  readonly id: string;
  /** Number of the weakness in MITRE's list. */
  readonly cwe: number;
  /** How bad and how sure, 0..1. Under 0.5 it depends on what the code is for. */
  readonly score: number;
  /** Written in the notation of `pattern.ts`; one of them has to fit. */
  readonly patterns: readonly string[];
  /** What the code does, as the end of the sentence "The code …". */
  readonly does: string;
  /** What to do in its place. */
  readonly instead: string;
  readonly languages: readonly Language[];
  /** The statement, its tokens joined, has to fit. */
  readonly when?: RegExp;
  /** The statement, its tokens joined, must not fit. */
  readonly unless?: RegExp;
  /** One of the statements shortly before it, or itself, has to fit. */
  readonly near?: RegExp;
  /** A later statement of the same code that fits takes it back. */
  readonly cleared?: RegExp;
  readonly isCaseless?: boolean;
}

type More = Pick<CodeRule, 'when' | 'unless' | 'near' | 'cleared' | 'isCaseless'>;

/** Makes the rules of some languages, a line each. */
export function rulesFor(
  languages: readonly Language[],
  common: More = {},
): (
  id: string,
  cwe: number,
  score: number,
  patterns: readonly string[],
  does: string,
  instead: string,
  more?: More,
) => CodeRule {
  return (id, cwe, score, patterns, does, instead, more = {}) => {
    return { id, cwe, score, patterns, does, instead, languages, ...common, ...more };
  };
}

/** Names of values that nobody may be able to guess. */
export const secretName =
  /token|passw|passcode|secret|\botp\b|one_?time|session_?id|api_?key|nonce|salt|csrf|reset_?(?:code|key)|verification|pin_?code|invite_?code|auth_?code|encryption_?key/i;
export const passwordName = /passw|\bpwd\b|passcode|credential/i;
