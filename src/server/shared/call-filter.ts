import { z } from 'zod';
import { type GatewayEvent, isRefused } from '../../contracts/gateway-event.ts';
import { guardActionSchema } from '../../contracts/guard.ts';
import { nameParameter } from './query.ts';

/** What calls can be asked for by, in the list and in its figures alike. */
export const callFilterQuery = {
  action: z
    .enum([...guardActionSchema.options, 'refuse'])
    .optional()
    .describe('`refuse`: turned away by the gateway before any guard saw it'),
  model: nameParameter.optional(),
  token: nameParameter.optional().describe('Id or name of the token'),
  team: nameParameter.optional(),
  upstream: nameParameter.optional(),
  policy: nameParameter.optional(),
  guard: nameParameter.optional().describe('A guard that said something about the call'),
  rule: nameParameter.optional().describe('A rule that said something about the call'),
  status: z
    .string()
    .regex(/^(?:[1-5]xx|[1-5]\d\d)$/, 'expected a status such as 200, or a class such as 5xx')
    .optional(),
};

export type CallFilter = { readonly [Key in keyof typeof callFilterQuery]?: string | undefined };

export function matchesFilter(call: GatewayEvent, filter: CallFilter): boolean {
  const { action, model, token, team, upstream, policy, guard, rule, status } = filter;
  return (
    (action === undefined || (isRefused(call) ? 'refuse' : call.verdict.action) === action) &&
    (model === undefined || call.model === model) &&
    (token === undefined || call.token.id === token || call.token.name === token) &&
    (team === undefined || call.team === team) &&
    (upstream === undefined || call.upstream === upstream) &&
    (policy === undefined || call.policy === policy) &&
    matchesReasons(call, guard, rule) &&
    (status === undefined ||
      String(call.status) === status ||
      `${Math.floor(call.status / 100)}xx` === status)
  );
}

function matchesReasons(call: GatewayEvent, guard: string | undefined, rule: string | undefined): boolean {
  if (guard === undefined && rule === undefined) return true;
  return call.verdict.reasons.some(
    (reason) =>
      (guard === undefined || reason.guard === guard) && (rule === undefined || reason.rule === rule),
  );
}
