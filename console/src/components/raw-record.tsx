import { useMemo } from 'react';
import { prettyJson } from '../lib/json-pointer.ts';
import { findMarks } from '../lib/segments.ts';
import { CopyButton } from './copy-button.tsx';
import { SpanView } from './span-view.tsx';

/** Longest part of a record that is shown, UTF-16 code units; the copy button takes all of it. */
const shownMax = 20_000;

/** A record as it came, with the values marked that something matched. */
export function RawRecord({
  raw,
  values = [],
}: {
  readonly raw: string;
  readonly values?: readonly { readonly value: string; readonly label: string }[];
}) {
  const text = useMemo(() => prettyJson(raw).slice(0, shownMax), [raw]);
  const marks = useMemo(() => {
    // In JSON a backslash or quote in a value is written escaped.
    const escaped = values.map((each) => ({ ...each, value: JSON.stringify(each.value).slice(1, -1) }));
    return findMarks(text, text.startsWith('{') ? escaped : values);
  }, [text, values]);
  return (
    <div className="relative rounded-md border border-line bg-sunken">
      <div className="absolute top-1 right-1">
        <CopyButton text={raw} label="Copy the raw record" />
      </div>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long record scrolls, which the keyboard must reach.
        tabIndex={0}
        role="note"
        aria-label="Raw record"
        className="max-h-80 overflow-auto p-3 pr-10"
      >
        <SpanView text={text} marks={marks} />
        {raw.length > shownMax ? (
          <p className="text-xs text-ink-3">Cut here for show; the copy has all of it.</p>
        ) : null}
      </div>
    </div>
  );
}
