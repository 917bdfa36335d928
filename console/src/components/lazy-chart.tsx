import { lazy, Suspense } from 'react';
import { Skeleton } from './skeleton.tsx';
import type { TimeChartProps } from './time-chart.tsx';

const TimeChart = lazy(() => import('./time-chart.tsx').then((module) => ({ default: module.TimeChart })));

/** The chart, fetched when first shown: it is too heavy for the first load. Its place is kept meanwhile. */
export function LazyChart(props: TimeChartProps) {
  return (
    <Suspense
      fallback={
        <div style={{ height: (props.height ?? 180) + 24 }}>
          <Skeleton className="h-full" />
        </div>
      }
    >
      <TimeChart {...props} />
    </Suspense>
  );
}
