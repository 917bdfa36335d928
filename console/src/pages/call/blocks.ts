import type { CallDetail, ConversationBody, ConversationSegment } from '../../api/types.ts';
import type { Mark, MarkTone } from '../../lib/segments.ts';

type Reason = CallDetail['verdict']['reasons'][number];

/** A reason with its number on the page, which stands at its marks, too. */
export type Remark = Reason & { readonly number: number };

/** The texts of one message, tool or part, which belong together. */
export interface Block {
  /** Where it stands, e.g. `/messages/2`; what a block of what was forwarded is matched by. */
  readonly key: string;
  readonly segments: readonly ConversationSegment[];
}

const lists = new Set([
  'messages',
  'input',
  'contents',
  'content',
  'output',
  'choices',
  'tools',
  'functions',
  'system',
]);

function keyOf(path: string): string {
  const [, first = '', second] = path.split('/');
  return lists.has(first) && second !== undefined && /^\d+$/.test(second)
    ? `/${first}/${second}`
    : `/${first}`;
}

/** Gathers texts by what they stand in, in their order. */
export function blocksOf(body: Pick<ConversationBody, 'segments'>): readonly Block[] {
  const blocks: { key: string; segments: ConversationSegment[] }[] = [];
  for (const segment of body.segments) {
    const key = keyOf(segment.path);
    const last = blocks.at(-1);
    if (last?.key === key) last.segments.push(segment);
    else blocks.push({ key, segments: [segment] });
  }
  return blocks;
}

export function remarksOf(call: Pick<CallDetail, 'verdict'>): readonly Remark[] {
  return call.verdict.reasons.map((reason, index) => ({ ...reason, number: index + 1 }));
}

const tones: Readonly<Record<Reason['action'], MarkTone>> = {
  block: 'critical',
  redact: 'high',
  flag: 'low',
  allow: 'low',
};

/** What the remarks point at in the text at one place. */
export function marksAt(path: string, remarks: readonly Remark[]): readonly Mark[] {
  return remarks.flatMap((remark) =>
    mergedSpans(remark.spans.filter((span) => span.path === path && span.end > span.start)).map((span) => ({
      start: span.start,
      end: span.end,
      label: `${remark.guard}: ${span.label ?? remark.rule}`,
      tone: tones[remark.intended ?? remark.action],
      remark: remark.number,
    })),
  );
}

/** One remark may point at a sentence and at words in it: its spans that overlap are one. */
function mergedSpans(spans: Remark['spans']): Remark['spans'] {
  const merged: { -readonly [Key in keyof Remark['spans'][number]]: Remark['spans'][number][Key] }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** Whether a remark speaks of this text or, as those about tool calls do, of what it is a part of. */
export function speaksOf(remark: Remark, segments: readonly ConversationSegment[]): boolean {
  return remark.spans.some((span) =>
    segments.some(({ path }) => path === span.path || path.startsWith(`${span.path}/`)),
  );
}
