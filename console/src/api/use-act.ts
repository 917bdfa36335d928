import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../components/toast.tsx';
import { api, type RequestOptions } from './client.ts';
import { asProblem } from './problem.ts';

export interface Act {
  readonly path: string;
  readonly method: NonNullable<RequestOptions['method']>;
  readonly body?: unknown;
  /** Said when it worked. */
  readonly done?: string;
}

/** Changes something, says how it went, and fetches the lists again that show it. */
export function useAct<Result = unknown>(refresh: readonly string[]) {
  const client = useQueryClient();
  return useMutation<Result, Error, Act>({
    mutationFn: ({ path, method, body }) => api<Result>(path, { method, body }),
    onSuccess: (_result, act) => {
      if (act.done) toast({ text: act.done });
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (!problem.field) toast({ tone: 'bad', text: problem.message });
    },
    onSettled: () => Promise.all(refresh.map((path) => client.invalidateQueries({ queryKey: [path] }))),
  });
}

/** Switches something of a list on or off: shown at once, taken back when the server says no. */
export function useToggle<Item extends { readonly enabled: boolean; readonly reason: string | null }>(
  listPath: string,
  keyOf: (item: Item) => string,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, enabled, reason }: { key: string; enabled: boolean; reason: string | null }) =>
      api(`${listPath}/${encodeURIComponent(key)}`, { method: 'PUT', body: { enabled, reason } }),
    onMutate: async ({ key, enabled, reason }) => {
      await client.cancelQueries({ queryKey: [listPath] });
      const before = client.getQueriesData({ queryKey: [listPath] });
      const swap = (items: readonly Item[]) =>
        items.map((item) => (keyOf(item) === key ? { ...item, enabled, reason } : item));
      client.setQueriesData({ queryKey: [listPath] }, (data: unknown) => {
        if (typeof data !== 'object' || data === null) return data;
        if ('pages' in data) {
          const { pages } = data as { pages: { items: readonly Item[] }[] };
          return { ...data, pages: pages.map((page) => ({ ...page, items: swap(page.items) })) };
        }
        return 'items' in data ? { ...data, items: swap((data as { items: readonly Item[] }).items) } : data;
      });
      return { before };
    },
    onError: (error, _input, context) => {
      for (const [key, data] of context?.before ?? []) client.setQueryData(key, data);
      toast({ tone: 'bad', text: `Not changed. ${asProblem(error).message}` });
    },
    onSettled: () => client.invalidateQueries({ queryKey: [listPath] }),
  });
}
