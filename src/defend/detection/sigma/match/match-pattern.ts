import { ANY, DASH, isDash, ONE, type Pattern } from './pattern.ts';

/**
 * Whether the whole text fits the pattern. Two pointers with one way back to the last `*`: time is at most the product of
 * the two lengths, no recursion. The caller folds both sides when case does not matter.
 */
export function matchPattern(pattern: Pattern, text: string): boolean {
  return matchSimple(pattern, text) ?? matchAny(pattern, text);
}

/** A text alone or with a `*` on either side, as most patterns are; undefined for others. */
function matchSimple(pattern: Pattern, text: string): boolean | undefined {
  const [first, second, third] = pattern;
  if (pattern.length === 3)
    return first === ANY && third === ANY && typeof second === 'string' ? text.includes(second) : undefined;
  if (pattern.length === 2) {
    if (first === ANY && typeof second === 'string') return text.endsWith(second);
    return second === ANY && typeof first === 'string' ? text.startsWith(first) : undefined;
  }
  return pattern.length === 1 && typeof first === 'string' ? text === first : undefined;
}

function matchAny(pattern: Pattern, text: string): boolean {
  let token = 0;
  let at = 0;
  let starToken = -1;
  let starAt = 0;
  while (at < text.length || token < pattern.length) {
    const current = pattern[token];
    if (current === ANY) {
      starToken = token++;
      starAt = at;
      if (token === pattern.length) return true;
      continue;
    }
    const length = widthHere(current, text, at);
    if (length >= 0) {
      token++;
      at += length;
      continue;
    }
    if (starToken < 0 || starAt >= text.length) return false;
    starAt++;
    const literal = pattern[starToken + 1];
    if (typeof literal === 'string') {
      // Going straight to the literal's next place keeps the common case as fast as indexOf.
      starAt = text.indexOf(literal, starAt);
      if (starAt < 0) return false;
    }
    at = starAt;
    token = starToken + 1;
  }
  return true;
}

/** How many code units the token takes at this place; -1 when it does not fit. */
function widthHere(token: Pattern[number] | undefined, text: string, at: number): number {
  if (token === undefined) return -1;
  if (token === ONE) return at < text.length ? 1 : -1;
  if (token === DASH) return isDash(text[at]) ? 1 : -1;
  return typeof token === 'string' && text.startsWith(token, at) ? token.length : -1;
}
