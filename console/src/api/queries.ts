import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { isLive, type TimeRange } from '../lib/time-range.ts';
import { api } from './client.ts';
import { asProblem } from './problem.ts';
import type { Account, Page, Session } from './types.ts';

/** Rows per request of a list. */
const pageSize = 200;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 1 && [0, 502, 503, 504].includes(asProblem(error).status),
      refetchOnWindowFocus: true,
    },
  },
});

/** How often figures of a live range refresh, milliseconds. */
const refreshMs = 15_000;

/** One document of the API. */
export function useDocument<Result>(
  path: string,
  query: Record<string, unknown> = {},
  options: { readonly enabled?: boolean; readonly range?: TimeRange; readonly keep?: boolean } = {},
) {
  const all = options.range ? { ...query, from: options.range.from, to: options.range.to } : query;
  return useQuery<Result, Error>({
    queryKey: [path, all],
    queryFn: ({ signal }) => api<Result>(path, { query: all, signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.range && isLive(options.range) ? refreshMs : false,
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData }),
  });
}

/** A paged list of the API, newest first, fetched further as somebody scrolls. */
export function useList<Item>(path: string, query: Record<string, unknown>) {
  return useInfiniteQuery({
    queryKey: [path, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api<Page<Item>>(path, { query: { ...query, limit: pageSize, cursor: pageParam }, signal }),
    getNextPageParam: (last: Page<Item>) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

export const sessionKey = ['/api/session'] as const;

/** Who is signed in; an error with status 401 means nobody. */
export function useSession() {
  return useQuery<Session, Error>({
    queryKey: sessionKey,
    queryFn: ({ signal }) => api<Session>('/api/session', { signal }),
    staleTime: 5 * 60_000,
  });
}

/** People who can be given work. */
export function useAccounts() {
  return useQuery<readonly Account[], Error>({
    queryKey: ['/api/accounts'],
    queryFn: async ({ signal }) => (await api<Page<Account>>('/api/accounts', { signal })).items,
    staleTime: 5 * 60_000,
  });
}
