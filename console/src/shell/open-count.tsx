import { useDocument } from '../api/queries.ts';
import type { Overview } from '../api/types.ts';
import { formatShort } from '../lib/format.ts';
import { useRange } from '../lib/use-range.ts';

/** How many incidents are open, beside their entry in the rail; red when one of them is critical. */
export function OpenCount() {
  const { range } = useRange();
  const query = useDocument<Overview>('/api/overview', {}, { range });
  const counts = query.data?.openIncidents;
  if (!counts) return null;
  const total = Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0);
  if (total === 0) return null;
  const critical = (counts.critical ?? 0) > 0;
  return (
    <span
      className={`num rounded px-1 text-2xs font-semibold max-lg:hidden ${critical ? 'bg-critical-soft text-critical' : 'text-ink-3'}`}
      title={`${total} open${critical ? `, ${counts.critical} critical` : ''}`}
    >
      {formatShort(total)}
      <span className="sr-only"> open{critical ? `, ${counts.critical} critical` : ''}</span>
    </span>
  );
}
