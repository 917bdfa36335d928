import type { Guard } from '../../contracts/guard.ts';

/**
 * A guard that promises: words of letters alone (see `isPlainWord`) are never part of a match, whatever stands before
 * them. A stream then releases ordinary prose word by word and unseen, and looks only at what remains.
 */
export interface ProseSkippingGuard extends Guard {
  readonly skipsProse: true;
}

export function skipsProse(guard: Guard): guard is ProseSkippingGuard {
  return 'skipsProse' in guard && guard.skipsProse === true;
}

export const PLAIN_WORD_MAX = 24;
const LEAD = '"\'([«“‘';
const TRAIL = '.,;!?"\')]»”’…';

/** A word of letters (not two capitals), apostrophes and single hyphens, with at most two marks of punctuation around it. */
export function isPlainWord(word: string): boolean {
  if (word.length > PLAIN_WORD_MAX) return false;
  let start = 0;
  let end = word.length;
  while (start < end && start < 2 && LEAD.includes(word[start]!)) start++;
  while (end > start && word.length - end < 2 && TRAIL.includes(word[end - 1]!)) end--;
  // Two capitals may begin a national number that is written in groups.
  if (end - start === 2 && word.charCodeAt(start) < 91 && word.charCodeAt(start + 1) < 91) return false;
  // Eight or eleven capitals are how banks are written (SWIFT).
  if ((end - start === 8 || end - start === 11) && isCapital(word, start) && isCapital(word, start + 7))
    return false;
  for (let index = start; index < end; index++) {
    const code = word.charCodeAt(index);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 191;
    const isJoin =
      (code === 39 || code === 45) && index > start && index < end - 1 && word.charCodeAt(index - 1) !== code;
    if (!isLetter && !isJoin) return false;
  }
  return true;
}

function isCapital(word: string, index: number): boolean {
  const code = word.charCodeAt(index);
  return code >= 65 && code <= 90;
}
