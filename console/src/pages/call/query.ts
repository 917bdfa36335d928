import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useDocument } from '../../api/queries.ts';
import type { CallDetail, CallReplay } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';

const pathOf = (id: string) => `/api/traffic/${encodeURIComponent(id)}`;

export function useCall(id: string) {
  return useDocument<CallDetail>(pathOf(id), {}, { keep: false });
}

/** What another policy would do about the call. */
export function useReplay(id: string) {
  return useMutation<CallReplay, Error, string>({
    mutationFn: (policy) => api<CallReplay>(`${pathOf(id)}/replay`, { method: 'POST', body: { policy } }),
  });
}

export type Judgement = Pick<CallDetail['feedback'][number], 'kind' | 'guard' | 'rule' | 'note'>;

/** Keeps what a person says of the verdict, or takes it back. */
export function useJudge(id: string) {
  const act = useAct([pathOf(id), '/api/feedback']);
  return {
    isPending: act.isPending,
    judge: (judgement: Judgement, done: string) =>
      act.mutate({ path: `${pathOf(id)}/feedback`, method: 'PUT', body: judgement, done }),
    takeBack: ({ guard, rule }: Pick<Judgement, 'guard' | 'rule'>, done: string) =>
      act.mutate({
        path: `${pathOf(id)}/feedback?${new URLSearchParams({ guard, rule })}`,
        method: 'DELETE',
        done,
      }),
  };
}
