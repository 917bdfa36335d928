import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import { formatCount, formatShort } from '../lib/format.ts';
import { useTheme } from '../lib/theme.ts';
import { useMedia } from '../lib/use-media.ts';

export interface ChartSeries {
  readonly name: string;
  /** A colour token, e.g. `--color-high-fill`. */
  readonly colour: string;
  /** Null where nothing is known; drawn as a gap. */
  readonly values: readonly (number | null)[];
}

export interface TimeChartProps {
  readonly label: string;
  /** Start of each bucket, milliseconds. */
  readonly times: readonly number[];
  readonly bucketMs: number;
  /** From the bottom of the stack to its top. */
  readonly series: readonly ChartSeries[];
  readonly height?: number;
  /** `lines` stand for themselves, such as latency; bars are parts of a whole. */
  readonly kind?: 'bars' | 'lines';
  /** A value with its unit; a count when left out. */
  readonly format?: (value: number) => string;
  /** Part that somebody marked with the mouse, milliseconds. */
  readonly onBrush?: (fromMs: number, toMs: number) => void;
}

/** What a colour token is right now, in a form that a canvas understands. */
function resolveColour(host: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  host.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** Each series on top of those before it; one that has nothing in a bucket draws nothing there. */
function stack(series: readonly ChartSeries[], length: number): (number | null)[][] {
  const sums = new Array<number>(length).fill(0);
  return series.map((each) =>
    sums.map((sum, index) => {
      const own = each.values[index] ?? 0;
      sums[index] = sum + own;
      return own === 0 ? null : sum + own;
    }),
  );
}

function axisTime(seconds: number, spanSeconds: number): string {
  const format: Intl.DateTimeFormatOptions =
    spanSeconds > 3 * 86_400
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return new Intl.DateTimeFormat('en-GB', format).format(seconds * 1000);
}

function optionsOf(
  host: HTMLElement,
  props: TimeChartProps,
  onHover: (index: number | null) => void,
): uPlot.Options {
  const ink = resolveColour(host, '--color-ink-3');
  const line = resolveColour(host, '--color-line');
  const font = '11px "Inter Variable", sans-serif';
  const bars = uPlot.paths.bars?.({ size: [0.82, 40], align: 1, radius: 0.12 });
  const axis = { stroke: ink, font, ticks: { show: false }, gap: 4 };
  return {
    width: host.clientWidth,
    height: props.height ?? 180,
    padding: [8, 18, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: props.onBrush !== undefined, y: false, setScale: false }, points: { show: false } },
    scales: {
      // A bar stands to the right of its time, so the last one needs room for its whole bucket.
      x: { time: true, range: (_chart, min, max) => [min, max + props.bucketMs / 1000] },
      y: { range: (_chart, _min, max) => [0, Math.max(props.format ? 0.000_001 : 4, (max ?? 0) * 1.06)] },
    },
    axes: [
      {
        ...axis,
        size: 26,
        space: 80,
        grid: { show: false },
        values: (chart, splits) => {
          const span = (chart.scales.x?.max ?? 0) - (chart.scales.x?.min ?? 0);
          return splits.map((split) => axisTime(split, span));
        },
      },
      {
        ...axis,
        size: props.format ? 56 : 44,
        space: (props.height ?? 180) < 120 ? 20 : 36,
        grid: { stroke: line, width: 1 },
        values: (_chart, splits) =>
          splits.map((split) =>
            props.format ? props.format(split) : Number.isInteger(split) ? formatShort(split) : '',
          ),
      },
    ],
    // The tallest stands at the back, so each series shows only its own part of the stack.
    series: [
      {},
      ...[...props.series].reverse().map((each) => {
        const fill = resolveColour(host, each.colour);
        if (props.kind === 'lines')
          return { label: each.name, stroke: fill, width: 1.5, points: { show: true, size: 3, fill } };
        return {
          label: each.name,
          fill,
          stroke: fill,
          width: 0,
          points: { show: false },
          ...(bars ? { paths: bars } : {}),
        };
      }),
    ],
    hooks: {
      setCursor: [(chart) => onHover(chart.cursor.idx ?? null)],
      setSelect: [
        (chart) => {
          if (chart.select.width < 4) return;
          const from = chart.posToVal(chart.select.left, 'x');
          const to = chart.posToVal(chart.select.left + chart.select.width, 'x');
          props.onBrush?.(Math.round(from * 1000), Math.round(to * 1000));
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
}

function dataOf(props: TimeChartProps): uPlot.AlignedData {
  const stacked =
    props.kind === 'lines'
      ? props.series.map((each) => [...each.values])
      : stack(props.series, props.times.length);
  return [props.times.map((time) => time / 1000), ...stacked.reverse()] as uPlot.AlignedData;
}

/** Bars over time, stacked; drag across them to zoom. A table with the same figures stands behind it for screen readers. */
export function TimeChart(props: TimeChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const [hover, setHover] = useState<number | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const theme = useTheme();
  const dark = useMedia('(prefers-color-scheme: dark)');
  const shape = `${props.kind}${props.series.map((each) => `${each.name}${each.colour}`).join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and shape decide the colours, which only a new chart takes.
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const onBrush =
      latest.current.onBrush && ((from: number, to: number) => latest.current.onBrush?.(from, to));
    const options = optionsOf(element, { ...latest.current, ...(onBrush ? { onBrush } : {}) }, setHover);
    const made = new uPlot(options, dataOf(latest.current), element);
    chart.current = made;
    const watch = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: options.height }),
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.destroy();
      chart.current = undefined;
    };
  }, [shape, theme, dark, props.height, props.bucketMs]);
  const data = useMemo(() => dataOf(props), [props]);
  useEffect(() => chart.current?.setData(data), [data]);
  return (
    <figure aria-label={props.label}>
      <Legend props={props} hover={hover} />
      <div ref={host} className="w-full" style={{ height: props.height ?? 180 }} aria-hidden="true" />
      <ChartTable props={props} />
    </figure>
  );
}

/** The sum of all bars, or what stands under the mouse; lines have no sum. */
function legendValue(props: TimeChartProps, series: ChartSeries, hover: number | null): string {
  const format = props.format ?? formatCount;
  if (hover !== null) {
    const value = series.values[hover];
    return value === null || value === undefined ? '–' : format(value);
  }
  if (props.kind === 'lines') return '';
  return format(series.values.reduce<number>((sum, part) => sum + (part ?? 0), 0));
}

function Legend({ props, hover }: { readonly props: TimeChartProps; readonly hover: number | null }) {
  const time = hover === null ? undefined : props.times[hover];
  const clock = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <figcaption className="mb-1 flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-2">
      {props.series.map((each) => {
        const value = legendValue(props, each, hover);
        return (
          <span key={each.name} className="inline-flex items-center gap-1.5">
            <span
              className={props.kind === 'lines' ? 'h-0.5 w-3 rounded-full' : 'size-2 rounded-xs'}
              style={{ background: `var(${each.colour})` }}
            />
            {each.name}
            <span className="num font-medium text-ink">{value}</span>
          </span>
        );
      })}
      <span className="num ml-auto text-ink-3 max-md:hidden">
        {time === undefined
          ? props.onBrush
            ? 'Drag to zoom'
            : ''
          : `${clock.format(time)} – ${clock.format(time + props.bucketMs)}`}
      </span>
    </figcaption>
  );
}

function ChartTable({ props }: { readonly props: TimeChartProps }) {
  const iso = (ms: number) => new Date(ms).toISOString();
  return (
    // A table would not keep to the one pixel that hides it.
    <div className="sr-only">
      <table>
        <caption>{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            {props.series.map((each) => (
              <th key={each.name} scope="col">
                {each.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.times.map((time, index) =>
            props.series.some((each) => (each.values[index] ?? 0) > 0) ? (
              <tr key={time}>
                <th scope="row">{iso(time)}</th>
                {props.series.map((each) => (
                  <td key={each.name}>{each.values[index] ?? 0}</td>
                ))}
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </div>
  );
}
