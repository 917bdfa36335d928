import { useDocument, useList } from '../../api/queries.ts';
import type { DeadLetter, Page, SourceInfo } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';

const deadPath = '/api/dead-letters';

export interface SourceSearch {
  readonly tab?: 'dead-letters';
  readonly source?: string;
  readonly reason?: string;
}

export function useSources() {
  return useDocument<Page<SourceInfo>>('/api/sources');
}

export function useDeadLetters({ source, reason }: SourceSearch) {
  return useList<DeadLetter>(deadPath, { source, reason });
}

export interface ReplayChoice {
  readonly ids?: readonly string[];
  readonly source?: string;
  readonly reason?: string;
}

export function useReplay() {
  const act = useAct([deadPath, '/api/sources']);
  return {
    busy: act.isPending,
    replay: (body: ReplayChoice) =>
      act.mutate({
        path: `${deadPath}/replay`,
        method: 'POST',
        body,
        done: 'The records are being read again.',
      }),
  };
}
