import { z } from 'zod';
import { callLimitsSchema, teamSchema } from '../../../contracts/call-limits.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf } from '../../shared/caller.ts';
import { refuse } from '../../shared/policy-body.ts';

const teamsMax = 1_000;

export const teamsPut = defineRoute({
  method: 'PUT',
  path: '/api/teams/:name',
  access: needs('admin'),
  tag: 'gateway',
  summary: 'Add or change a team: which models its tokens may use, and how much in a minute',
  params: z.strictObject({ name: teamSchema.shape.name }),
  body: z.strictObject({
    models: teamSchema.shape.models,
    limits: z.strictObject(callLimitsSchema.shape).optional(),
  }),
  status: 200,
  response: teamSchema,
  async handle({ params: { name }, body, deps, request }) {
    const known = await deps.store.budgets.teams();
    if (known.length >= teamsMax && !known.some((team) => team.name === name))
      refuse('name', `There are ${teamsMax} teams already.`);
    const team = { name, ...body };
    await deps.store.budgets.putTeam(team, deps.clock.nowMs());
    await deps.gateway.reload();
    deps.log.info({ team: name, by: callerOf(request).id }, 'team changed');
    return team;
  },
});
