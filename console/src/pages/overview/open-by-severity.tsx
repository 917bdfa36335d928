import type { Overview } from '../../api/types.ts';
import { SeverityIcon } from '../../components/severity.tsx';
import { Stat } from '../../components/stat.tsx';
import { formatCount, humanise } from '../../lib/format.ts';
import { strings } from './strings.ts';

const shown = ['critical', 'high', 'medium', 'low', 'informational'] as const;
const openStatuses = ['new', 'in_progress', 'on_hold'];

export function OpenBySeverity({ overview }: { readonly overview: Overview }) {
  return (
    <section
      aria-label={strings.openIncidents}
      className="grid grid-cols-5 divide-x divide-line overflow-hidden rounded-lg border border-line bg-panel max-md:grid-cols-3 max-md:divide-x-0"
    >
      {shown.map((severity) => {
        const count = overview.openIncidents[severity] ?? 0;
        return (
          <Stat
            key={severity}
            to="/incidents"
            search={{ severity: [severity], status: openStatuses }}
            label={
              <>
                <SeverityIcon severity={severity} size={12} />
                {humanise(severity)}
              </>
            }
            value={<span className={count === 0 ? 'text-ink-3' : undefined}>{formatCount(count)}</span>}
            unit="open"
          />
        );
      })}
    </section>
  );
}
