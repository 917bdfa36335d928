import { Link, useSearch } from '@tanstack/react-router';
import { Coins } from 'lucide-react';
import type { Spend } from '../../api/types.ts';
import { buttonClass } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { LazyChart } from '../../components/lazy-chart.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Stat } from '../../components/stat.tsx';
import { formatCount, formatMoney, formatShort } from '../../lib/format.ts';
import { absoluteRange } from '../../lib/time-range.ts';
import { usePatchSearch, useRange } from '../../lib/use-range.ts';
import { type Measure, measures, type SpendBy, spendBy, usePrices, useRefused, useSpend } from './query.ts';
import { strings } from './strings.ts';

/** One part of the spend; null for what is too small to be told apart. */
type Group = Omit<Spend['groups'][number], 'id'> & { readonly id: string | null };
type Point = Spend['series'][number];

const colours = [
  '--color-accent',
  '--color-low-fill',
  '--color-medium-fill',
  '--color-high-fill',
  '--color-ok',
  '--color-critical-fill',
  '--color-informational-fill',
  '--color-unknown',
];

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);

function measured(group: Omit<Point, 't'>, measure: Measure): number {
  if (measure === 'cost') return group.costMicros;
  return measure === 'tokens' ? group.inputTokens + group.outputTokens : group.calls;
}

/** What the groups leave of the whole, as one more group. */
function withOthers(spend: Spend): readonly Group[] {
  const rest = (
    key: 'calls' | 'inputTokens' | 'outputTokens' | 'costMicros',
    whole: Omit<Point, 't'>,
    parts: readonly Omit<Point, 't'>[],
  ) => Math.max(0, whole[key] - sum(parts.map((part) => part[key])));
  const left = (whole: Omit<Point, 't'>, parts: readonly Omit<Point, 't'>[]) => ({
    calls: rest('calls', whole, parts),
    inputTokens: rest('inputTokens', whole, parts),
    outputTokens: rest('outputTokens', whole, parts),
    costMicros: rest('costMicros', whole, parts),
  });
  const others = {
    id: null,
    name: strings.others,
    ...left(spend.totals, spend.groups),
    series: spend.series.map((point, index) => ({
      t: point.t,
      ...left(
        point,
        spend.groups.flatMap(({ series }) => series[index] ?? []),
      ),
    })),
  };
  return others.calls > 0 ? [...spend.groups, others] : spend.groups;
}

function nameOf(group: Group, by: SpendBy): string {
  if (group.id === null) return strings.others;
  return group.id === '' ? strings.none[by] : group.name;
}

function Figures({ spend }: { readonly spend: Spend }) {
  const { totals } = spend;
  const byLimit = useRefused('429');
  const byBudget = useRefused('402');
  return (
    <div className="grid grid-cols-6 divide-x divide-line rounded-lg border border-line bg-panel max-lg:grid-cols-3 max-lg:divide-x-0 max-md:grid-cols-2">
      <Stat
        label={strings.total}
        value={formatMoney(totals.costMicros)}
        to="/traffic"
        search={{ chart: 'cost' }}
      />
      <Stat label={strings.calls} value={formatCount(totals.calls)} to="/traffic" />
      <Stat
        label={strings.tokensIn}
        value={formatShort(totals.inputTokens)}
        to="/traffic"
        search={{ chart: 'tokens' }}
      />
      <Stat
        label={strings.tokensOut}
        value={formatShort(totals.outputTokens)}
        to="/traffic"
        search={{ chart: 'tokens' }}
      />
      <Stat
        label={strings.byLimit}
        value={<span className={byLimit > 0 ? 'text-high' : ''}>{formatCount(byLimit)}</span>}
        to="/traffic"
        search={{ action: 'refuse', status: '429' }}
      />
      <Stat
        label={strings.byBudget}
        value={<span className={byBudget > 0 ? 'text-high' : ''}>{formatCount(byBudget)}</span>}
        to="/traffic"
        search={{ action: 'refuse', status: '402' }}
      />
    </div>
  );
}

function Chart({
  spend,
  by,
  measure,
}: {
  readonly spend: Spend;
  readonly by: SpendBy;
  readonly measure: Measure;
}) {
  const { setRange } = useRange();
  const groups = withOthers(spend).filter((group) => measured(group, measure) > 0);
  const series = groups.map((group, index) => ({
    name: nameOf(group, by),
    colour: group.id === null ? '--color-event-fill' : (colours[index % colours.length] ?? '--color-accent'),
    values: group.series.map((point) => measured(point, measure)),
  }));
  return (
    <div className="rounded-lg border border-line bg-panel p-4">
      <LazyChart
        label={`${strings.measures[measure]}, ${strings.byNames[by]}`}
        times={spend.series.map(({ t }) => t)}
        bucketMs={spend.bucketMs}
        height={200}
        series={series}
        {...(measure === 'cost' ? { format: formatMoney } : {})}
        onBrush={(from, to) => setRange(absoluteRange(from, to))}
      />
    </div>
  );
}

function Groups({
  spend,
  by,
  measure,
}: {
  readonly spend: Spend;
  readonly by: SpendBy;
  readonly measure: Measure;
}) {
  const groups = withOthers(spend);
  const most = Math.max(1, ...groups.map((group) => measured(group, measure)));
  const whole = Math.max(1, sum(groups.map((group) => measured(group, measure))));
  return (
    <SimpleTable
      label={strings.byNames[by]}
      items={groups}
      keyOf={(group) => group.id ?? '(others)'}
      columns={[
        {
          id: 'name',
          name: strings.byNames[by],
          cell: (group) =>
            group.id === null || group.id === '' ? (
              <span className="text-ink-3">{nameOf(group, by)}</span>
            ) : (
              <Link
                to="/traffic"
                search={{ [by]: group.id }}
                className="font-medium text-accent-text hover:underline"
              >
                {group.name}
              </Link>
            ),
        },
        {
          id: 'share',
          name: strings.share,
          cell: (group) => (
            <span className="flex items-center gap-2">
              <span className="h-2 min-w-16 flex-1 overflow-hidden rounded-full bg-hover" aria-hidden="true">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${(measured(group, measure) / most) * 100}%` }}
                />
              </span>
              <span className="num w-12 text-right text-xs text-ink-2">
                {((measured(group, measure) / whole) * 100).toFixed(1)} %
              </span>
            </span>
          ),
        },
        { id: 'cost', name: strings.total, align: 'right', cell: (group) => formatMoney(group.costMicros) },
        {
          id: 'calls',
          name: strings.calls,
          align: 'right',
          cell: (group) => formatCount(group.calls),
          wideOnly: true,
        },
        {
          id: 'in',
          name: strings.tokensIn,
          align: 'right',
          cell: (group) => formatCount(group.inputTokens),
          wideOnly: true,
        },
        {
          id: 'out',
          name: strings.tokensOut,
          align: 'right',
          cell: (group) => formatCount(group.outputTokens),
          wideOnly: true,
        },
      ]}
    />
  );
}

/** What was spent over time, by whom and on what. */
export function SpendTab() {
  const { by = 'model', measure: asked } = useSearch({ from: '/shell/costs' });
  const query = useSpend(by);
  const hasPrices = (usePrices().data?.items.length ?? 1) > 0;
  const patch = usePatchSearch<{ by: unknown; measure: unknown }>();
  const measure = asked ?? (hasPrices ? 'cost' : 'tokens');
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Segmented
          label={strings.by}
          value={by}
          options={spendBy.map((value) => ({ value, label: strings.byNames[value] }))}
          onChange={(value) => patch({ by: value === 'model' ? undefined : value })}
        />
        <Segmented
          label={strings.measure}
          value={measure}
          options={measures.map((value) => ({ value, label: strings.measures[value] }))}
          onChange={(value) => patch({ measure: value })}
        />
      </div>
      <QueryView query={query} placeholder={<SkeletonRows count={6} />}>
        {(spend) =>
          spend.totals.calls === 0 ? (
            <Empty icon={<Coins size={18} />} title={strings.emptyTitle}>
              {strings.emptyNote}
            </Empty>
          ) : (
            <>
              {hasPrices ? null : (
                <p className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-medium-soft px-3 py-2">
                  <span className="flex-1 text-medium">
                    <span className="font-medium">{strings.noPricesTitle}.</span> {strings.noPrices}
                  </span>
                  <Link to="/costs" search={{ tab: 'prices' }} className={buttonClass('secondary', 'sm')}>
                    {strings.addPrice}
                  </Link>
                </p>
              )}
              <Figures spend={spend} />
              <Chart spend={spend} by={by} measure={measure} />
              <Groups spend={spend} by={by} measure={measure} />
            </>
          )
        }
      </QueryView>
    </>
  );
}
