import { Link } from '@tanstack/react-router';
import type { TrafficStats } from '../../api/types.ts';
import { LazyChart } from '../../components/lazy-chart.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { ChartSeries } from '../../components/time-chart.tsx';
import type { CallFilter } from '../../lib/call-filter.ts';
import { cx } from '../../lib/cx.ts';
import { formatCount, formatDuration, formatMoney, formatShort } from '../../lib/format.ts';
import { compact } from '../../lib/search-params.ts';
import { absoluteRange, describeRange } from '../../lib/time-range.ts';
import { usePatchSearch, useRange } from '../../lib/use-range.ts';
import { type ChartKind, type TrafficSearch, useChartStats, useTrafficStats } from './query.ts';
import { strings } from './strings.ts';
import { TopReasons } from './top-reasons.tsx';

type Bucket = TrafficStats['series'][number];

interface Picture {
  readonly series: readonly ChartSeries[];
  readonly kind?: 'bars' | 'lines';
  readonly format?: (value: number) => string;
}

function pictureOf(kind: ChartKind, buckets: readonly Bucket[]): Picture {
  const series = (name: string, colour: string, value: (bucket: Bucket) => number | null): ChartSeries => ({
    name,
    colour: `--color-${colour}`,
    values: buckets.map(value),
  });
  if (kind === 'latency')
    return {
      kind: 'lines',
      format: formatDuration,
      series: [
        series(strings.p50, 'accent', (bucket) => bucket.p50Ms),
        series(strings.p95, 'high-fill', (bucket) => bucket.p95Ms),
      ],
    };
  if (kind === 'tokens')
    return {
      series: [
        series(strings.tokensIn, 'event-fill', (bucket) => bucket.inputTokens),
        series(strings.tokensOut, 'accent', (bucket) => bucket.outputTokens),
      ],
    };
  if (kind === 'cost')
    return {
      format: (value) => formatMoney(value * 1_000_000),
      series: [series(strings.cost, 'accent', (bucket) => bucket.costMicros / 1_000_000)],
    };
  const passed = (bucket: Bucket) =>
    bucket.calls - bucket.blocked - bucket.redacted - bucket.flagged - bucket.refused - bucket.errors;
  return {
    series: [
      series('Passed', 'event-fill', (bucket) => Math.max(0, passed(bucket))),
      series('Flagged', 'low-fill', (bucket) => bucket.flagged),
      series('Redacted', 'high-fill', (bucket) => bucket.redacted),
      series('Errors', 'medium-fill', (bucket) => bucket.errors + bucket.refused),
      series('Blocked', 'critical-fill', (bucket) => bucket.blocked),
    ],
  };
}

function Figure({
  label,
  value,
  filter,
  tone,
}: {
  readonly label: string;
  readonly value: string;
  readonly filter?: TrafficSearch;
  readonly tone?: string | undefined;
}) {
  const inner = (
    <>
      <span className="text-2xs whitespace-nowrap text-ink-3">{label}</span>
      <span className={cx('num text-base font-semibold whitespace-nowrap', tone)}>{value}</span>
    </>
  );
  const frame = 'flex min-w-0 flex-col rounded px-2.5 py-1';
  if (!filter) return <div className={frame}>{inner}</div>;
  return (
    <Link
      to="."
      replace
      search={((before: Record<string, unknown>) => compact({ ...before, ...filter })) as never}
      className={cx(frame, 'hover:bg-hover')}
    >
      {inner}
    </Link>
  );
}

function Figures({ stats, chart }: { readonly stats: TrafficStats; readonly chart: ChartKind }) {
  const { totals, latency } = stats;
  const share = (part: number) =>
    totals.calls === 0 || part === 0 ? '' : ` · ${((part / totals.calls) * 100).toFixed(1)} %`;
  const picture = (kind: Exclude<ChartKind, 'calls'> | undefined): TrafficSearch =>
    ({ chart: kind === chart ? undefined : kind }) as TrafficSearch;
  const only = (action: CallFilter['action'] | undefined): TrafficSearch => ({ action }) as TrafficSearch;
  const ms = (value: number | null) => (value === null ? '–' : formatDuration(value));
  return (
    <div className="-mx-2.5 flex items-center gap-x-1 max-md:overflow-x-auto md:flex-wrap">
      <Figure label={strings.calls} value={formatCount(totals.calls)} filter={only(undefined)} />
      <Figure
        label={`${strings.blocked}${share(totals.blocked)}`}
        value={formatCount(totals.blocked)}
        filter={only('block')}
        tone={totals.blocked > 0 ? 'text-critical' : undefined}
      />
      <Figure
        label={`${strings.redacted}${share(totals.redacted)}`}
        value={formatCount(totals.redacted)}
        filter={only('redact')}
      />
      <Figure
        label={`${strings.flagged}${share(totals.flagged)}`}
        value={formatCount(totals.flagged)}
        filter={only('flag')}
      />
      <Figure label={strings.failed} value={formatCount(totals.errors)} filter={{ status: '5xx' }} />
      <span className="mx-1.5 h-7 w-px bg-line max-md:hidden" aria-hidden="true" />
      <Figure label={strings.p50} value={ms(latency.p50Ms)} filter={picture('latency')} />
      <Figure label={strings.p95} value={ms(latency.p95Ms)} filter={picture('latency')} />
      <Figure
        label={strings.tokens}
        value={`${formatShort(totals.inputTokens)} + ${formatShort(totals.outputTokens)}`}
        filter={picture('tokens')}
      />
      {totals.costMicros > 0 ? (
        <Figure label={strings.cost} value={formatMoney(totals.costMicros)} filter={picture('cost')} />
      ) : null}
    </div>
  );
}

export function ChartChoice({ filter, chart }: { readonly filter: CallFilter; readonly chart: ChartKind }) {
  const hasCost = (useTrafficStats(filter).data?.totals.costMicros ?? 0) > 0;
  const patch = usePatchSearch<{ chart: unknown }>();
  const kinds: readonly ChartKind[] = ['calls', 'latency', 'tokens', ...(hasCost ? (['cost'] as const) : [])];
  return (
    <Segmented
      label={strings.chartOf}
      value={chart}
      options={kinds.map((value) => ({ value, label: strings.charts[value] }))}
      onChange={(kind) => patch({ chart: kind === 'calls' ? undefined : kind })}
      className="max-md:hidden"
    />
  );
}

/** Figures over the whole range, calls over time, and what the guards said most. */
export function TrafficFigures({
  filter,
  chart,
}: {
  readonly filter: CallFilter;
  readonly chart: ChartKind;
}) {
  const { whole, isError, stats, closer } = useChartStats(filter);
  const { setRange } = useRange();
  // The list below says what is wrong when nothing can be had.
  if (whole?.totals.calls === 0 || (isError && !whole)) return <div className="border-b border-line" />;
  if (!whole || !stats) return <div className="h-46 border-b border-line max-md:h-24" />;
  const picture = pictureOf(chart, stats.series);
  const hasReasons = whole.reasons.length > 0;
  return (
    <div className="flex gap-6 border-b border-line px-4 py-2 md:px-6">
      <div className="min-w-0 flex-1">
        <Figures stats={whole} chart={chart} />
        <div className="mt-1 max-md:hidden">
          {closer ? (
            <p className="mb-0.5 text-xs text-ink-3">
              {describeRange(closer)}: {strings.closer}
            </p>
          ) : null}
          <LazyChart
            label={strings.charts[chart]}
            times={stats.series.map((bucket) => bucket.t)}
            bucketMs={stats.bucketMs}
            height={104}
            {...picture}
            onBrush={(from, to) => setRange(absoluteRange(from, to))}
          />
        </div>
      </div>
      {hasReasons ? <TopReasons reasons={whole.reasons} filter={filter} /> : null}
    </div>
  );
}
