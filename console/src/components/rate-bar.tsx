import { cx } from '../lib/cx.ts';

export interface Rate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

export function formatShare(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

/** A rate with the interval that it lies in at 95 %: the band is what is known, the stroke what was seen. */
export function RateBar({
  rate,
  tone = 'critical',
  label,
}: {
  readonly rate: Rate | null;
  readonly tone?: 'critical' | 'neutral';
  /** What the rate is of, for screen readers. */
  readonly label: string;
}) {
  if (rate === null) return <span className="text-xs text-ink-3">nothing conclusive</span>;
  const percent = (value: number) => `${Math.min(100, Math.max(0, value * 100))}%`;
  return (
    <span className="flex items-center gap-2">
      <span className="relative h-2.5 min-w-20 flex-1 rounded-full bg-hover" aria-hidden="true">
        <span
          className={cx(
            'absolute inset-y-0 rounded-full opacity-35',
            tone === 'critical' ? 'bg-critical-fill' : 'bg-accent',
          )}
          style={{ left: percent(rate.low), width: percent(Math.max(0.01, rate.high - rate.low)) }}
        />
        <span
          className={cx(
            'absolute -inset-y-0.5 w-0.75 rounded-full',
            tone === 'critical' ? 'bg-critical-fill' : 'bg-accent',
          )}
          style={{ left: `calc(${percent(rate.rate)} - 1.5px)` }}
        />
      </span>
      <span className="num w-12 text-right text-xs font-medium">{formatShare(rate.rate)}</span>
      <span className="num w-24 text-xs whitespace-nowrap text-ink-3 max-md:sr-only">
        <span className="sr-only">{label}, at 95 %: </span>
        {formatShare(rate.low)} – {formatShare(rate.high)}
      </span>
    </span>
  );
}
