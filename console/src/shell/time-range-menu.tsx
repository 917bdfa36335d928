import { Clock } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button, buttonClass } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { Popover } from '../components/popover.tsx';
import { cx } from '../lib/cx.ts';
import { absoluteRange, describeRange, isLive, presets, resolveRange } from '../lib/time-range.ts';
import { useRange } from '../lib/use-range.ts';
import { frame } from '../strings.ts';

/** A moment as `<input type="datetime-local">` wants it: local time, to the minute. */
function localInput(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The one control of the time range that all pages obey. */
export function TimeRangeMenu() {
  const { range } = useRange();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="Time range"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={buttonClass('secondary', 'sm')}
          aria-label={`Time range: ${describeRange(range)}`}
        >
          <Clock size={13} className="text-ink-3" aria-hidden="true" />
          <span className="num">{describeRange(range)}</span>
          <span
            className={cx('size-1.5 rounded-full', isLive(range) ? 'bg-ok' : 'bg-field')}
            title={isLive(range) ? frame.live : frame.paused}
          />
        </button>
      }
    >
      <RangePicker onDone={() => setOpen(false)} />
    </Popover>
  );
}

function RangePicker({ onDone }: { readonly onDone: () => void }) {
  const { range, setRange } = useRange();
  const { fromMs, toMs } = resolveRange(range, Date.now());
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const start = Date.parse(String(form.get('from')));
    const end = Date.parse(String(form.get('to')));
    if (Number.isNaN(start) || Number.isNaN(end)) return setProblem('Both ends are needed.');
    if (start >= end) return setProblem('The end must be after the start.');
    setRange(absoluteRange(start, end));
    onDone();
  };
  return (
    <div className="flex w-104 max-w-full max-md:flex-col">
      <ul className="flex w-36 flex-col border-r border-line p-1 max-md:w-full max-md:flex-row max-md:flex-wrap max-md:border-r-0 max-md:border-b">
        {presets.map((from) => (
          <li key={from}>
            <button
              type="button"
              aria-pressed={range.from === from && isLive(range)}
              onClick={() => {
                setRange({ from, to: 'now' });
                onDone();
              }}
              className="flex h-7 w-full items-center rounded-md px-2 hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-text max-md:h-9"
            >
              {describeRange({ from, to: 'now' })}
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="flex flex-1 flex-col gap-3 p-3">
        <TextField name="from" type="datetime-local" label="From" defaultValue={localInput(fromMs)} />
        <TextField
          name="to"
          type="datetime-local"
          label="To"
          defaultValue={localInput(toMs)}
          error={problem}
        />
        <p className="text-xs text-ink-3">
          Your time zone, {Intl.DateTimeFormat().resolvedOptions().timeZone}. Hover a time for UTC.
        </p>
        <Button type="submit" variant="primary" size="sm">
          Show this range
        </Button>
      </form>
    </div>
  );
}
