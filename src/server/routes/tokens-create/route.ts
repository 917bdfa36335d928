import { z } from 'zod';
import { callLimitsSchema, gatewayGrantSchema } from '../../../contracts/call-limits.ts';
import { scopeSchema } from '../../../contracts/identity.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf } from '../../shared/caller.ts';
import { defined } from '../../shared/query.ts';
import { requireTeam } from '../../shared/require-team.ts';
import { tokenView, tokenViewSchema } from '../../shared/token-view.ts';

export const tokensCreate = defineRoute({
  method: 'POST',
  path: '/api/tokens',
  access: needs('admin'),
  tag: 'identity',
  summary: 'Create an API token; the answer is the only time that it is shown',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(scopeSchema).min(1).max(4),
    expiresInDays: z.number().int().min(1).max(3650).optional(),
    team: gatewayGrantSchema.shape.team,
    models: gatewayGrantSchema.shape.models,
    upstreams: gatewayGrantSchema.shape.upstreams,
    limits: z.strictObject(callLimitsSchema.shape).optional(),
  }),
  status: 201,
  response: z.object({ token: z.string(), record: tokenViewSchema }),
  async handle({ body, deps, request }) {
    const { expiresInDays, name, scopes, ...gateway } = body;
    await requireTeam(deps, gateway.team);
    const created = await deps.identity.tokens.create({
      name,
      scopes,
      gateway: defined(gateway),
      ...(expiresInDays === undefined ? {} : { expiresInDays }),
      createdBy: callerOf(request).id,
    });
    deps.log.info(
      { id: created.record.id, scopes: body.scopes, by: callerOf(request).id },
      'API token created',
    );
    return { token: created.token, record: tokenView(created.record) };
  },
});
