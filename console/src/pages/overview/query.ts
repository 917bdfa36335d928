import { useDocument } from '../../api/queries.ts';
import type { EventHistogram, Overview, Severity } from '../../api/types.ts';
import { useRange } from '../../lib/use-range.ts';

export function useOverview() {
  const { range } = useRange();
  return useDocument<Overview>('/api/overview', {}, { range });
}

export function useHistogram() {
  const { range } = useRange();
  return useDocument<EventHistogram>('/api/events/histogram', { buckets: 60 }, { range });
}

/** Open incidents of all severities. */
export function totalOpen(overview: Overview): number {
  return Object.values(overview.openIncidents).reduce((sum, count) => sum + (count ?? 0), 0);
}

/** The gravest severities that have open incidents, in words: `2 critical and 5 high incidents are open`. */
export function headline(overview: Overview): { text: string; worst: Severity | undefined } {
  const counts = overview.openIncidents;
  const grave = (['critical', 'high'] as const).filter((severity) => (counts[severity] ?? 0) > 0);
  const total = totalOpen(overview);
  if (total === 0) return { text: '', worst: undefined };
  if (grave.length === 0) {
    return {
      text:
        total === 1
          ? '1 incident is open, none of it grave'
          : `${total} incidents are open, none of them grave`,
      worst: 'medium',
    };
  }
  const parts = grave.map((severity) => `${counts[severity]} ${severity}`);
  const sum = grave.reduce((all, severity) => all + (counts[severity] ?? 0), 0);
  return { text: `${parts.join(' and ')} incident${sum === 1 ? ' is' : 's are'} open`, worst: grave[0] };
}
