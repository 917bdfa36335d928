export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** How grave it is; `high` when left out. */
  readonly tone?: MarkTone;
  /** Number of the remark beside the text that speaks of it. */
  readonly remark?: number;
}

export type MarkTone = 'critical' | 'high' | 'low' | 'ok';

/** A run of text with all marks that cover it; none for plain text. */
export interface Segment {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Whether one of the marks begins here. */
  readonly isStart: boolean;
}

/**
 * Cuts a text at the ends of its marks, which may overlap, touch or reach outside of it. Joined again, the segments are the
 * text exactly.
 */
export function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const kept = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((mark) => mark.end > mark.start);
  const cuts = new Set([0, text.length]);
  for (const mark of kept) {
    cuts.add(mark.start);
    cuts.add(mark.end);
  }
  const points = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let index = 0; index + 1 < points.length; index += 1) {
    const start = points[index] ?? 0;
    const end = points[index + 1] ?? 0;
    const covering = kept.filter((mark) => mark.start <= start && mark.end >= end);
    const isStart = covering.some((mark) => mark.start === start);
    segments.push({ text: text.slice(start, end), marks: covering, isStart });
  }
  return segments;
}

/** Marks every place where one of the values stands in the text; bounded to `marksMax`. */
export function findMarks(
  text: string,
  values: readonly { readonly value: string; readonly label: string }[],
  marksMax = 200,
): readonly Mark[] {
  const marks: Mark[] = [];
  const lower = text.toLowerCase();
  for (const { value, label } of values) {
    const needle = value.toLowerCase();
    if (needle.length < 2) continue;
    let at = lower.indexOf(needle);
    while (at !== -1 && marks.length < marksMax) {
      marks.push({ start: at, end: at + needle.length, label });
      at = lower.indexOf(needle, at + needle.length);
    }
  }
  return marks;
}
