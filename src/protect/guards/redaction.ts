import type { GuardReason, GuardSegment } from '../../contracts/guard.ts';

/** A range of one text and what goes in its place. UTF-16 code units, end exclusive. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const FALLBACK = '[REDACTED]';

/** Replacements that reasons ask for at one path, sorted, with overlapping ones merged. */
export function replacementsAt(path: string, reasons: readonly GuardReason[]): Replacement[] {
  const found: (Replacement & { readonly score: number })[] = [];
  for (const reason of reasons) {
    for (const span of reason.spans) {
      if (span.path !== path || span.end <= span.start) continue;
      found.push({
        start: span.start,
        end: span.end,
        text: reason.replacement ?? FALLBACK,
        score: reason.score,
      });
    }
  }
  return mergeOverlapping(found);
}

/** Overlapping ranges become one; the text of the longest wins, of equals that of the surer, then the first. */
export function mergeOverlapping(
  ranges: readonly (Replacement & { readonly score: number })[],
): Replacement[] {
  const sorted = [...ranges].sort(
    (left, right) => left.start - right.start || right.end - left.end || right.score - left.score,
  );
  const merged: (Replacement & { readonly score: number; readonly longest: number })[] = [];
  for (const range of sorted) {
    const length = range.end - range.start;
    const last = merged.at(-1);
    if (last === undefined || range.start >= last.end) {
      merged.push({ ...range, longest: length });
      continue;
    }
    const wins = length > last.longest || (length === last.longest && range.score > last.score);
    merged[merged.length - 1] = {
      start: last.start,
      end: Math.max(last.end, range.end),
      text: wins ? range.text : last.text,
      score: wins ? range.score : last.score,
      longest: Math.max(length, last.longest),
    };
  }
  return merged.map(({ start, end, text }) => ({ start, end, text }));
}

/** The text with sorted, disjoint ranges replaced. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  if (replacements.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of replacements) {
    pieces.push(text.slice(at, start), replacement);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Every segment, those with something to hide rewritten. */
export function redactSegments(
  segments: readonly GuardSegment[],
  reasons: readonly GuardReason[],
): GuardSegment[] {
  return segments.map((segment) => {
    const replacements = replacementsAt(segment.path, reasons);
    return replacements.length === 0
      ? segment
      : { ...segment, text: applyReplacements(segment.text, replacements) };
  });
}
