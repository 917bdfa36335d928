import type { Overview } from '../../api/types.ts';
import { Stat } from '../../components/stat.tsx';
import { formatChange, formatCount } from '../../lib/format.ts';

/** What passed in the chosen time, against the same time before. Every figure leads to its rows. */
export function Totals({ overview }: { readonly overview: Overview }) {
  const { totals, previous } = overview;
  const items = [
    { key: 'events', label: 'Events', to: '/events' },
    { key: 'findings', label: 'Findings', to: '/incidents', search: { tab: 'findings' } },
    { key: 'calls', label: 'Model calls', to: '/traffic' },
    { key: 'blocked', label: 'Blocked calls', to: '/traffic', search: { action: 'block' } },
    { key: 'tokens', label: 'Model tokens', to: '/traffic' },
  ] as const;
  return (
    <section
      aria-label="Totals of the chosen time"
      className="grid grid-cols-5 divide-x divide-line overflow-hidden rounded-lg border border-line bg-panel max-md:grid-cols-2 max-md:divide-x-0"
    >
      {items.map((item) => (
        <Stat
          key={item.key}
          label={item.label}
          value={formatCount(totals[item.key])}
          change={formatChange(totals[item.key], previous[item.key])}
          to={item.to}
          {...('search' in item ? { search: item.search } : {})}
        />
      ))}
    </section>
  );
}
