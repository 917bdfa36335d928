import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

/** One figure with its name; the figure is a link to what it counts. */
export function Stat({
  label,
  value,
  unit,
  change,
  changeTone = 'neutral',
  to,
  search,
}: {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly change?: string | undefined;
  readonly changeTone?: 'neutral' | 'bad' | 'good';
  readonly to?: string;
  readonly search?: Record<string, unknown>;
}) {
  const inner = (
    <>
      <span className="flex items-center gap-1.5 text-xs text-ink-3">{label}</span>
      <span className="flex items-baseline gap-1.5">
        <span className="num text-xl font-semibold tracking-[-0.02em]">{value}</span>
        {unit ? <span className="text-xs text-ink-3">{unit}</span> : null}
        {change ? (
          <span
            className={cx(
              'num ml-auto text-xs',
              changeTone === 'bad' ? 'text-high' : changeTone === 'good' ? 'text-ok' : 'text-ink-3',
            )}
            title="Against the period before"
          >
            {change}
          </span>
        ) : null}
      </span>
    </>
  );
  const frame = 'flex min-w-0 flex-col gap-0.5 px-4 py-3';
  if (!to) return <div className={frame}>{inner}</div>;
  return (
    <Link to={to} search={search ?? {}} className={cx(frame, '-outline-offset-2 hover:bg-hover')}>
      {inner}
    </Link>
  );
}
