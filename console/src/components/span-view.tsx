import { useMemo } from 'react';
import { cx } from '../lib/cx.ts';
import { type Mark, type MarkTone, segmentsOf } from '../lib/segments.ts';

const tones: Readonly<Record<MarkTone, string>> = {
  critical: 'bg-critical-soft text-critical decoration-critical',
  high: 'bg-high-soft text-high decoration-high',
  low: 'bg-low-soft text-low decoration-low',
  ok: 'bg-ok-soft text-ok decoration-ok',
};
const order: readonly MarkTone[] = ['critical', 'high', 'low', 'ok'];

function gravest(marks: readonly Mark[]): MarkTone {
  return order.find((tone) => marks.some((mark) => (mark.tone ?? 'high') === tone)) ?? 'high';
}

/** A text with parts of it marked, each mark named. The text is hostile: it is only ever shown as text. */
export function SpanView({
  text,
  marks,
  className,
}: {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly className?: string;
}) {
  const segments = useMemo(() => segmentsOf(text, marks), [text, marks]);
  let offset = 0;
  return (
    <p className={cx('font-mono text-xs leading-5 break-words whitespace-pre-wrap', className)}>
      {segments.map((segment) => {
        const key = offset;
        offset += segment.text.length;
        if (segment.marks.length === 0) return <span key={key}>{segment.text}</span>;
        const labels = [...new Set(segment.marks.map((mark) => mark.label))].join(', ');
        const starting = segment.marks.filter((mark) => mark.start === key && mark.remark !== undefined);
        return (
          <mark
            key={key}
            title={labels}
            data-remark={starting.map((mark) => mark.remark).join(' ') || undefined}
            className={cx(
              'scroll-m-24 rounded-sm px-0.5 underline decoration-2 underline-offset-3',
              tones[gravest(segment.marks)],
              // The number is no part of the text: it is not copied with it.
              starting.length > 0 &&
                'before:mr-0.5 before:align-super before:font-sans before:text-2xs before:font-semibold before:content-[attr(data-remark)]',
            )}
          >
            {segment.text}
            <span className="sr-only"> (marked: {labels})</span>
          </mark>
        );
      })}
    </p>
  );
}
