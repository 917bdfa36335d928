import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { compact } from './search-params.ts';
import { defaultRange, readRange, type TimeRange } from './time-range.ts';

/** The global time range from the address, and how to change it. */
export function useRange(): { readonly range: TimeRange; readonly setRange: (range: TimeRange) => void } {
  const { from, to } = useSearch({ strict: false }) as { from?: string; to?: string };
  const navigate = useNavigate();
  return useMemo(
    () => ({
      range: readRange(from, to),
      setRange: (range) => {
        const usual = range.from === defaultRange.from && range.to === defaultRange.to;
        void navigate({
          to: '.',
          search: ((before: Record<string, unknown>) =>
            compact({
              ...before,
              from: usual ? undefined : range.from,
              to: usual || range.to === 'now' ? undefined : range.to,
            })) as never,
        });
      },
    }),
    [from, to, navigate],
  );
}

/** Changes some of the address's search and keeps the rest. */
export function usePatchSearch<Search extends object>(): (
  change: Partial<Search>,
  replace?: boolean,
) => void {
  const navigate = useNavigate();
  return useMemo(
    () =>
      (change, replace = true) => {
        void navigate({
          to: '.',
          replace,
          search: ((before: Record<string, unknown>) => compact({ ...before, ...change })) as never,
        });
      },
    [navigate],
  );
}
