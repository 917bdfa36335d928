import type { RedteamReport } from '../../api/types.ts';
import { RateBar } from '../../components/rate-bar.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { formatCount } from '../../lib/format.ts';
import { FamilyLink } from './family-link.tsx';
import { strings } from './strings.ts';

type Tally = RedteamReport['summary']['total'];

/** Rates with what is known of them, highest first. */
export function Tallies({
  title,
  items,
  withId = false,
}: {
  readonly title: string;
  readonly items: readonly Tally[];
  readonly withId?: boolean;
}) {
  const sorted = [...items].sort((a, b) => (b.success?.rate ?? -1) - (a.success?.rate ?? -1));
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-sm font-semibold">{title}</h2>
      <SimpleTable
        label={title}
        items={sorted}
        keyOf={(item) => item.id}
        columns={[
          {
            id: 'name',
            name: title,
            cell: (item) => (
              <span>
                {withId ? <code className="mr-2 font-mono text-xs text-ink-3">{item.id}</code> : null}
                {withId ? item.title : <FamilyLink family={item.id}>{item.title}</FamilyLink>}
              </span>
            ),
          },
          {
            id: 'rate',
            name: strings.succeeded,
            cell: (item) => <RateBar rate={item.success} label={`${item.title}, ${strings.succeeded}`} />,
          },
          {
            id: 'succeeded',
            name: strings.succeeded,
            align: 'right',
            cell: (item) =>
              withId ? (
                formatCount(item.succeeded)
              ) : (
                <FamilyLink family={item.id} outcome="succeeded">
                  {formatCount(item.succeeded)}
                </FamilyLink>
              ),
            wideOnly: true,
          },
          {
            id: 'blocked',
            name: 'Blocked',
            align: 'right',
            cell: (item) => formatCount(item.blocked),
            wideOnly: true,
          },
          {
            id: 'resisted',
            name: 'Resisted',
            align: 'right',
            cell: (item) => formatCount(item.resisted),
            wideOnly: true,
          },
          {
            id: 'inconclusive',
            name: strings.inconclusive,
            align: 'right',
            cell: (item) => formatCount(item.inconclusive),
            wideOnly: true,
          },
        ]}
      />
    </section>
  );
}
