import type { TrafficStats } from '../../api/types.ts';
import { LazyChart } from '../../components/lazy-chart.tsx';
import { formatDuration, formatShort } from '../../lib/format.ts';
import { absoluteRange, describeRange } from '../../lib/time-range.ts';
import { useRange } from '../../lib/use-range.ts';
import { useChartStats } from './query.ts';
import { strings } from './strings.ts';

function seriesOf(stats: TrafficStats) {
  const plain = stats.series.map((bucket) =>
    Math.max(0, bucket.calls - bucket.blocked - bucket.redacted - bucket.errors),
  );
  return [
    { name: 'Passed', colour: '--color-event-fill', values: plain },
    { name: 'Errors', colour: '--color-medium-fill', values: stats.series.map((bucket) => bucket.errors) },
    { name: 'Redacted', colour: '--color-high-fill', values: stats.series.map((bucket) => bucket.redacted) },
    {
      name: 'Blocked',
      colour: '--color-critical-fill',
      values: stats.series.map((bucket) => bucket.blocked),
    },
  ];
}

function Numbers({ stats }: { readonly stats: TrafficStats }) {
  const { p50Ms, p95Ms } = stats.latency;
  const models = [...stats.tokensByModel].sort(
    (a, b) => b.inputTokens + b.outputTokens - a.inputTokens - a.outputTokens,
  );
  return (
    <dl className="flex w-64 shrink-0 flex-col gap-0.5 text-xs max-lg:hidden">
      <div className="flex justify-between">
        <dt className="text-ink-3">Latency, middle</dt>
        <dd className="num font-medium">{p50Ms === null ? '–' : formatDuration(p50Ms)}</dd>
      </div>
      <div className="mb-1 flex justify-between border-b border-line pb-1.5">
        <dt className="text-ink-3">Latency, slowest 5 %</dt>
        <dd className="num font-medium">{p95Ms === null ? '–' : formatDuration(p95Ms)}</dd>
      </div>
      {models.slice(0, 4).map((model) => (
        <div key={model.model} className="flex justify-between gap-3">
          <dt className="truncate text-ink-2">{model.model}</dt>
          <dd className="num whitespace-nowrap">
            {formatShort(model.inputTokens + model.outputTokens)} tokens
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Calls over time, latency, and which model the tokens went to. */
export function TrafficFigures() {
  const { stats, closer } = useChartStats();
  const { setRange } = useRange();
  if (stats?.series.every((bucket) => bucket.calls === 0)) return <div className="border-b border-line" />;
  return (
    <div className="flex gap-6 border-b border-line px-4 py-2 max-md:hidden md:px-6">
      {stats ? (
        <>
          <div className="min-w-0 flex-1">
            {closer ? (
              <p className="mb-0.5 text-xs text-ink-3">
                {describeRange(closer)}: {strings.closer}
              </p>
            ) : null}
            <LazyChart
              label={strings.chart}
              times={stats.series.map((bucket) => bucket.t)}
              bucketMs={stats.bucketMs}
              series={seriesOf(stats)}
              height={104}
              onBrush={(from, to) => setRange(absoluteRange(from, to))}
            />
          </div>
          <Numbers stats={stats} />
        </>
      ) : (
        <div className="h-32" />
      )}
    </div>
  );
}
