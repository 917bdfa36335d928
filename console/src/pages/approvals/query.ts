import { useDocument } from '../../api/queries.ts';
import type { Approval, ApprovalState, Page } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';
import { strings } from './strings.ts';

const path = '/api/approvals';

export function useApprovals(state: ApprovalState) {
  return useDocument<Page<Approval>>(path, { state, limit: 200 });
}

export function useApproval(id: string) {
  return useDocument<Approval>(`${path}/${encodeURIComponent(id)}`, {}, { keep: false });
}

/** Decides; both the list and the page show it afterwards. */
export function useDecide(id: string) {
  const one = `${path}/${encodeURIComponent(id)}`;
  const act = useAct<Approval>([path, one]);
  const say = (verb: 'approve' | 'deny', reason: string) =>
    act.mutate({
      path: `${one}/${verb}`,
      method: 'POST',
      body: { reason },
      done: verb === 'approve' ? strings.approved : strings.denied,
    });
  return { say, isPending: act.isPending };
}
