import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { asProblem } from '../../api/problem.ts';
import { useList } from '../../api/queries.ts';
import type { Finding, Incident, IncidentDetail, IncidentStatus, Severity } from '../../api/types.ts';
import { toast } from '../../components/toast.tsx';
import { useRange } from '../../lib/use-range.ts';

export interface IncidentSearch {
  readonly tab?: 'findings';
  readonly status?: readonly IncidentStatus[];
  readonly severity?: readonly Severity[];
  readonly wing?: 'protect' | 'defend';
  readonly assignee?: string;
  readonly entity?: string;
  readonly rule?: string;
  readonly detector?: string;
  readonly q?: string;
}

export function useIncidents(search: IncidentSearch) {
  const { range } = useRange();
  const { status, severity, wing, assignee, entity, q } = search;
  return useList<Incident>('/api/incidents', { ...range, status, severity, wing, assignee, entity, q });
}

export function useFindings(search: IncidentSearch) {
  const { range } = useRange();
  const { severity, wing, entity, rule, detector } = search;
  return useList<Finding>('/api/findings', { ...range, severity, wing, entity, rule, detector });
}

export interface IncidentChange {
  readonly status?: IncidentStatus;
  readonly severity?: Severity;
  readonly assigneeId?: string | null;
  readonly title?: string;
  readonly resolution?: Incident['resolution'];
}

interface Pages {
  readonly pages: readonly { readonly items: readonly Incident[] }[];
}

function patched(data: unknown, id: string, change: IncidentChange): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if ('pages' in data) {
    const pages = (data as Pages).pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
    }));
    return { ...data, pages };
  }
  if ('incident' in data && (data as IncidentDetail).incident.id === id) {
    return { ...data, incident: { ...(data as IncidentDetail).incident, ...change } };
  }
  return data;
}

const incidentsKey = (key: readonly unknown[]) => String(key[0]).startsWith('/api/incidents');

/** Changes an incident: shown at once, taken back with a message when the server says no. */
export function useChangeIncident() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: IncidentChange }) =>
      api<Incident>(`/api/incidents/${encodeURIComponent(id)}`, { method: 'PATCH', body: change }),
    onMutate: async ({ id, change }) => {
      const filter = { predicate: (query: { queryKey: readonly unknown[] }) => incidentsKey(query.queryKey) };
      await client.cancelQueries(filter);
      const before = client.getQueriesData(filter);
      client.setQueriesData(filter, (data: unknown) => patched(data, id, change));
      return { before };
    },
    onError: (error, _change, context) => {
      for (const [key, data] of context?.before ?? []) client.setQueryData(key, data);
      toast({ tone: 'bad', text: `Not changed. ${asProblem(error).message}` });
    },
    onSettled: () => {
      void client.invalidateQueries({ predicate: (query) => incidentsKey(query.queryKey) });
      void client.invalidateQueries({ queryKey: ['/api/overview'] });
    },
  });
}
