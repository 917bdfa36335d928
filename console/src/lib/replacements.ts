import type { Mark } from './segments.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans in order, those that overlap or touch as one. */
function merged(spans: readonly Span[]): Span[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

/**
 * Marks in a rewritten text what took the place of the spans of the original. Between the spans both texts say the same,
 * so each stretch of the original is looked for from left to right; undefined when they do not fit together.
 */
export function replacementMarks(
  before: string,
  after: string,
  spans: readonly Span[],
  label: string,
): readonly Mark[] | undefined {
  const marks: Mark[] = [];
  const cuts = merged(spans.filter((span) => span.start < span.end && span.end <= before.length));
  let at = 0;
  let from = 0;
  for (const [index, cut] of cuts.entries()) {
    const kept = before.slice(from, cut.start);
    if (after.slice(at, at + kept.length) !== kept) return undefined;
    at += kept.length;
    const next = before.slice(cut.end, cuts[index + 1]?.start ?? before.length);
    const isLast = index === cuts.length - 1;
    const end = isLast ? after.length - next.length : next === '' ? -1 : after.indexOf(next, at);
    if (end < at) return undefined;
    if (end > at) marks.push({ start: at, end, label, tone: 'ok' });
    at = end;
    from = cut.end;
  }
  return after.slice(at) === before.slice(from) ? marks : undefined;
}
