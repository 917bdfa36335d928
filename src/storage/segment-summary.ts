import type { SegmentInfo } from './ports/index.ts';

export interface PartSummary {
  readonly day: string;
  readonly isSealed: boolean;
  readonly events: number;
  readonly bytes: number;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** One line for each day, oldest first. A day with any part that is open is open. */
export function summariseDays(parts: readonly PartSummary[]): SegmentInfo[] {
  const byDay = Map.groupBy(parts, (part) => part.day);
  return [...byDay]
    .map(([day, ofDay]) => {
      const times = (key: 'fromMs' | 'toMs') => ofDay.map((part) => part[key]).filter((ms) => ms !== null);
      const starts = times('fromMs');
      const ends = times('toMs');
      return {
        day,
        state: ofDay.every((part) => part.isSealed) ? ('sealed' as const) : ('open' as const),
        events: ofDay.reduce((sum, part) => sum + part.events, 0),
        bytes: ofDay.reduce((sum, part) => sum + part.bytes, 0),
        fromMs: starts.length > 0 ? Math.min(...starts) : null,
        toMs: ends.length > 0 ? Math.max(...ends) : null,
      };
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
