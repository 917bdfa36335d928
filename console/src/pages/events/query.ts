import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { asProblem } from '../../api/problem.ts';
import { useDocument, useList } from '../../api/queries.ts';
import type {
  EventHistogram,
  EventView,
  HuntResult,
  Page,
  SegmentInfo,
  SourceInfo,
} from '../../api/types.ts';
import { toast } from '../../components/toast.tsx';
import { useRange } from '../../lib/use-range.ts';

export interface EventSearch {
  readonly tab?: 'hunt';
  readonly q?: string;
  readonly source?: string;
  readonly class?: string;
  readonly severityMin?: string;
  readonly entity?: string;
  readonly field?: readonly string[];
  /** The row that is open. */
  readonly event?: string;
  readonly sql?: string;
}

export function useEvents(search: EventSearch) {
  const { range } = useRange();
  const { q, source, severityMin, entity, field } = search;
  return useList<EventView>('/api/events', {
    ...range,
    q,
    source,
    class: search.class,
    severityMin,
    entity,
    field,
  });
}

export function useSources() {
  return useDocument<Page<SourceInfo>>('/api/sources');
}

export function useHistogram() {
  const { range } = useRange();
  return useDocument<EventHistogram>('/api/events/histogram', { buckets: 60 }, { range });
}

export function useSegments() {
  return useDocument<Page<SegmentInfo>>('/api/segments');
}

export function useHunt() {
  return useMutation<HuntResult, Error, string>({
    mutationFn: (sql) => api<HuntResult>('/api/hunt', { method: 'POST', body: { sql, rowsMax: 1000 } }),
  });
}

export function useSeal() {
  const client = useQueryClient();
  return useMutation<unknown, Error, string>({
    mutationFn: (day) => api(`/api/segments/${encodeURIComponent(day)}/seal`, { method: 'POST' }),
    onSuccess: (_answer, day) => {
      toast({ text: `${day} is sealed.` });
      return client.invalidateQueries({ queryKey: ['/api/segments'] });
    },
    onError: (error) => toast({ tone: 'bad', text: `Not sealed. ${asProblem(error).message}` }),
  });
}

/** OCSF classes that the parsers make, for the filter. */
export const classNames: Readonly<Record<string, string>> = {
  1001: 'File System Activity',
  1005: 'Module Activity',
  1006: 'Scheduled Job Activity',
  1007: 'Process Activity',
  2004: 'Detection Finding',
  3001: 'Account Change',
  3002: 'Authentication',
  4001: 'Network Activity',
  4002: 'HTTP Activity',
  4003: 'DNS Activity',
  6003: 'API Activity',
  0: 'Base Event',
};
