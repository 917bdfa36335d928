/** A stretch of text and what takes its place: UTF-16 code units, end exclusive. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * The part of a text from `from` to `to` after the replacements. A stretch that begins before `from` has had its
 * replacement written by an earlier part, so that the parts of a text join to the same whole however it is cut.
 *
 * @param text the part alone
 * @param from where the part begins in the whole text that the replacements count from
 * @param replacements in any order; of two that overlap, the one that begins first wins and swallows the other's rest
 */
export function redactText(text: string, from: number, replacements: readonly Replacement[]): string {
  const to = from + text.length;
  let out = '';
  let at = from;
  for (const { start, end, replacement } of [...replacements].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )) {
    if (end <= at || start >= to) continue;
    if (start >= at) out += text.slice(at - from, start - from) + replacement;
    at = Math.min(end, to);
  }
  return out + text.slice(at - from);
}
