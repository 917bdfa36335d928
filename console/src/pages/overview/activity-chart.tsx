import { useMemo } from 'react';
import type { EventHistogram } from '../../api/types.ts';
import { LazyChart } from '../../components/lazy-chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { severityOrder } from '../../components/severity.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { humanise } from '../../lib/format.ts';
import { absoluteRange } from '../../lib/time-range.ts';
import { useRange } from '../../lib/use-range.ts';
import { useHistogram } from './query.ts';
import { strings } from './strings.ts';

const fills = {
  critical: '--color-critical-fill',
  high: '--color-high-fill',
  medium: '--color-medium-fill',
  low: '--color-low-fill',
  informational: '--color-informational-fill',
  unknown: '--color-informational-fill',
} as const;

function findingSeries(histogram: EventHistogram) {
  return [...severityOrder]
    .reverse()
    .map((severity) => ({
      name: humanise(severity),
      colour: fills[severity],
      values: histogram.series.map((bucket) => bucket.findings[severity] ?? 0),
    }))
    .filter((series) => series.values.some((value) => value > 0));
}

function Charts({ histogram }: { readonly histogram: EventHistogram }) {
  const { setRange } = useRange();
  const times = useMemo(() => histogram.series.map((bucket) => bucket.t), [histogram]);
  const findings = useMemo(() => findingSeries(histogram), [histogram]);
  const events = useMemo(
    () => [
      {
        name: strings.chartEvents,
        colour: '--color-event-fill',
        values: histogram.series.map((bucket) => bucket.events),
      },
    ],
    [histogram],
  );
  const shared = {
    times,
    bucketMs: histogram.bucketMs,
    onBrush: (fromMs: number, toMs: number) => setRange(absoluteRange(fromMs, toMs)),
  };
  return (
    <div className="flex flex-col gap-3">
      <LazyChart
        {...shared}
        label={strings.chartFindings}
        series={
          findings.length > 0
            ? findings
            : [{ name: strings.chartFindings, colour: fills.unknown, values: times.map(() => 0) }]
        }
        height={150}
      />
      <LazyChart {...shared} label={strings.chartEvents} series={events} height={96} />
    </div>
  );
}

/** What happened when: findings by severity above all events, on one time axis. Drag to zoom the whole console. */
export function ActivityChart() {
  const query = useHistogram();
  return (
    <Panel title={strings.chart}>
      <QueryView query={query} placeholder={<Skeleton className="h-73" />}>
        {(histogram) => <Charts histogram={histogram} />}
      </QueryView>
    </Panel>
  );
}
