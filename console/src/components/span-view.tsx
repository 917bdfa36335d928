import { useMemo } from 'react';
import { cx } from '../lib/cx.ts';
import { type Mark, segmentsOf } from '../lib/segments.ts';

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
        if (segment.labels.length === 0) return <span key={key}>{segment.text}</span>;
        return (
          <mark
            key={key}
            title={segment.labels.join(', ')}
            className="rounded-sm bg-high-soft px-0.5 text-high underline decoration-high decoration-2 underline-offset-3"
          >
            {segment.text}
            <span className="sr-only"> (marked: {segment.labels.join(', ')})</span>
          </mark>
        );
      })}
    </p>
  );
}
