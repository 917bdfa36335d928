import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { asProblem } from '../../api/problem.ts';
import { useDocument } from '../../api/queries.ts';
import type { Finding, FindingStatus, IncidentDetail, IncidentEntry } from '../../api/types.ts';
import { toast } from '../../components/toast.tsx';

export function incidentPath(id: string): string {
  return `/api/incidents/${encodeURIComponent(id)}`;
}

export function useIncident(id: string) {
  return useDocument<IncidentDetail>(incidentPath(id), {}, { keep: false });
}

export function useComment(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      api<IncidentEntry>(`${incidentPath(id)}/comments`, { method: 'POST', body: { text } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [incidentPath(id)] }),
    onError: (error) =>
      toast({ tone: 'bad', text: `The comment was not saved. ${asProblem(error).message}` }),
  });
}

/** A person's verdict on a finding: shown at once, taken back when the server says no. It teaches the detector. */
export function useJudge(incidentKey: string) {
  const client = useQueryClient();
  const key = [incidentPath(incidentKey), {}];
  return useMutation({
    mutationFn: ({ id, status }: { id: string; status: FindingStatus }) =>
      api<Finding>(`/api/findings/${encodeURIComponent(id)}`, { method: 'PATCH', body: { status } }),
    onMutate: async ({ id, status }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<IncidentDetail>(key);
      client.setQueryData<IncidentDetail>(key, (detail) =>
        detail
          ? {
              ...detail,
              findings: detail.findings.map((each) => (each.id === id ? { ...each, status } : each)),
            }
          : detail,
      );
      return { before };
    },
    onError: (error, _input, context) => {
      client.setQueryData(key, context?.before);
      toast({ tone: 'bad', text: `The verdict was not saved. ${asProblem(error).message}` });
    },
    onSettled: () => client.invalidateQueries({ queryKey: [incidentPath(incidentKey)] }),
  });
}

export type StoryItem =
  | { readonly kind: 'finding'; readonly timeMs: number; readonly key: string; readonly finding: Finding }
  | { readonly kind: 'entry'; readonly timeMs: number; readonly key: string; readonly entry: IncidentEntry };

/**
 * Findings stand at the time of what happened, which may be long before Bartizan read of it; that the incident was
 * opened is how its story begins all the same.
 */
function storyPlace(item: StoryItem): number {
  return item.kind === 'entry' && item.entry.kind === 'opened' ? Number.MIN_SAFE_INTEGER : item.timeMs;
}

/** Findings and what people and the platform did, as one story, oldest first. */
export function storyOf(detail: IncidentDetail): readonly StoryItem[] {
  const known = new Set(detail.findings.map((finding) => finding.id));
  const findings = detail.findings.map((finding) => ({
    kind: 'finding' as const,
    timeMs: finding.firstSeenMs,
    key: finding.id,
    finding,
  }));
  const entries = detail.entries
    .filter((entry) => entry.kind !== 'finding' || !entry.findingId || !known.has(entry.findingId))
    .map((entry) => ({ kind: 'entry' as const, timeMs: entry.timeMs, key: entry.id, entry }));
  return [...findings, ...entries].sort((a, b) => storyPlace(a) - storyPlace(b));
}
