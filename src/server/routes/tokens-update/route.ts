import { z } from 'zod';
import { callLimitsSchema, gatewayGrantSchema } from '../../../contracts/call-limits.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { defined, idParams } from '../../shared/query.ts';
import { requireTeam } from '../../shared/require-team.ts';
import { tokenView, tokenViewSchema } from '../../shared/token-view.ts';

const { team, models, upstreams } = gatewayGrantSchema.shape;

export const tokensUpdate = defineRoute({
  method: 'PUT',
  path: '/api/tokens/:id/gateway',
  access: needs('admin'),
  tag: 'identity',
  summary:
    'Set what a token may do at the gateway: team, models, upstreams, limits; what is left out is not limited',
  params: idParams,
  body: z.strictObject({
    team,
    models,
    upstreams,
    limits: z.strictObject(callLimitsSchema.shape).optional(),
  }),
  status: 200,
  response: tokenViewSchema,
  faults: [404],
  async handle({ params, body, deps, request }) {
    await requireTeam(deps, body.team);
    const changed = found(await deps.identity.tokens.change(params.id, defined(body)), 'valid token');
    deps.log.info({ id: params.id, by: callerOf(request).id }, 'what an API token may do was changed');
    return tokenView(changed);
  },
});
