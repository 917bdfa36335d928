import { ArrowRight, GitCompareArrows } from 'lucide-react';
import type { RedteamReport } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { Empty } from '../../components/empty.tsx';
import { SelectField } from '../../components/field.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { RateBar } from '../../components/rate-bar.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { formatCount, formatTime } from '../../lib/format.ts';
import { usePatchSearch } from '../../lib/use-range.ts';
import { useReport, useReports } from '../redteam/query.ts';
import { type Change, compareProbes, compareRates } from './compare.ts';
import { FamilyLink } from './family-link.tsx';
import { Outcome } from './outcome.tsx';
import { strings } from './strings.ts';

const changes: Readonly<
  Record<Change, { readonly tone: 'ok' | 'critical' | 'neutral'; readonly word: string }>
> = {
  better: { tone: 'ok', word: strings.better },
  worse: { tone: 'critical', word: strings.worse },
  unclear: { tone: 'neutral', word: strings.unclear },
};

function Compared({
  before,
  after,
  onOpen,
}: {
  readonly before: RedteamReport;
  readonly after: RedteamReport;
  readonly onOpen: (probe: string) => void;
}) {
  const { common, changed } = compareProbes(before, after);
  return (
    <>
      <SimpleTable
        label={strings.compare}
        items={compareRates(before, after)}
        keyOf={(row) => row.id}
        columns={[
          {
            id: 'title',
            name: strings.families,
            cell: (row) => (
              <FamilyLink family={row.id === 'all' ? undefined : row.id}>
                <span className={row.id === 'all' ? 'font-semibold' : ''}>{row.title}</span>
              </FamilyLink>
            ),
          },
          {
            id: 'before',
            name: 'Before',
            cell: (row) => <RateBar rate={row.before} tone="neutral" label={`${row.title} before`} />,
            wideOnly: true,
          },
          {
            id: 'after',
            name: 'This report',
            cell: (row) => <RateBar rate={row.after} label={`${row.title} now`} />,
          },
          {
            id: 'change',
            name: 'Change',
            cell: (row) => (
              <Badge
                tone={changes[row.change].tone}
                title={row.change === 'unclear' ? strings.unclearNote : undefined}
              >
                {changes[row.change].word}
              </Badge>
            ),
          },
        ]}
      />
      <section aria-label={strings.changed}>
        <h2 className="mb-1.5 text-sm font-semibold">
          {strings.changed}{' '}
          <span className="num font-normal text-ink-3">
            {formatCount(changed.length)} of {formatCount(common)}
          </span>
        </h2>
        {common === 0 ? <p className="text-ink-2">{strings.notSame}</p> : null}
        {common > 0 && changed.length === 0 ? <p className="text-ink-2">{strings.changedNone}</p> : null}
        {changed.length > 0 ? (
          <SimpleTable
            label={strings.changed}
            items={changed.slice(0, 200)}
            keyOf={(probe) => probe.id}
            columns={[
              {
                id: 'technique',
                name: 'Technique',
                cell: (probe) => (
                  <button
                    type="button"
                    className="text-left font-medium hover:underline"
                    onClick={() => onOpen(probe.id)}
                  >
                    {probe.technique}
                  </button>
                ),
              },
              {
                id: 'change',
                name: 'Outcome',
                cell: (probe) => (
                  <span className="inline-flex items-center gap-1.5">
                    <Outcome outcome={probe.before} />
                    <ArrowRight size={12} className="text-ink-3" aria-label="became" />
                    <Outcome outcome={probe.after} />
                  </span>
                ),
              },
              { id: 'family', name: 'Family', cell: (probe) => probe.family, wideOnly: true },
            ]}
          />
        ) : null}
      </section>
    </>
  );
}

/** This report beside another one: rates with their intervals, and the probes that came out otherwise. */
export function CompareTab({
  report,
  other,
  onOpen,
}: {
  readonly report: RedteamReport;
  readonly other: string | undefined;
  readonly onOpen: (probe: string) => void;
}) {
  const patch = usePatchSearch<{ with: unknown }>();
  const others = (useReports().data?.items ?? []).filter(({ id }) => id !== report.info.id);
  const query = useReport(other);
  if (others.length === 0) return <Empty icon={<GitCompareArrows size={18} />} title={strings.compareNone} />;
  return (
    <>
      <div className="max-w-md">
        <SelectField
          label={strings.compareWith}
          value={other ?? ''}
          onChange={(event) => patch({ with: event.target.value || undefined })}
          options={[
            { value: '', label: strings.comparePick },
            ...others.map((each) => ({
              value: each.id,
              label: `${each.model}, ${formatTime(each.finishedMs, Date.now())}, ${each.succeeded} of ${each.attacks}`,
            })),
          ]}
        />
      </div>
      {other === undefined ? null : (
        <QueryView query={query}>
          {(before) => <Compared before={before} after={report} onOpen={onOpen} />}
        </QueryView>
      )}
    </>
  );
}
