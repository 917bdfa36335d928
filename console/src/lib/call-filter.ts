import type { LiveCall } from '../api/types.ts';

/** What the traffic page can be narrowed to; the same words as in the address and in the API. */
export interface CallFilter {
  readonly action?: 'allow' | 'flag' | 'redact' | 'block' | 'refuse';
  readonly guard?: string;
  readonly rule?: string;
  readonly model?: string;
  readonly token?: string;
  readonly team?: string;
  readonly upstream?: string;
  readonly policy?: string;
  readonly status?: string;
  readonly q?: string;
}

/** Whether the list would show a call that has just been announced; what the message does not tell counts as a yes. */
export function wouldShow(call: LiveCall, filter: CallFilter): boolean {
  const { action, guard, model, token, team, upstream, policy, status } = filter;
  return (
    (action === undefined || call.action === action) &&
    (guard === undefined || call.guards.includes(guard)) &&
    (model === undefined || call.model === model) &&
    (token === undefined || call.token.id === token || call.token.name === token) &&
    (team === undefined || call.team === team) &&
    (upstream === undefined || call.upstream === upstream) &&
    (policy === undefined || call.policy === policy) &&
    (status === undefined ||
      String(call.status) === status ||
      `${Math.floor(call.status / 100)}xx` === status)
  );
}
