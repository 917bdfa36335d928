import { z } from 'zod';
import { teamSchema } from '../../../contracts/call-limits.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { pageOf } from '../../shared/query.ts';

const teamViewSchema = teamSchema.extend({ tokens: z.number() });

export const teamsList = defineRoute({
  method: 'GET',
  path: '/api/teams',
  access: needs('read'),
  tag: 'gateway',
  summary: 'Teams with their limits and how many tokens they have',
  status: 200,
  response: pageOf(teamViewSchema),
  async handle({ deps }) {
    const [teams, tokens] = await Promise.all([deps.store.budgets.teams(), deps.identity.tokens.list()]);
    const active = tokens.filter(({ revokedMs }) => revokedMs === null);
    const items = teams.map((team) => ({
      ...team,
      tokens: active.filter(({ gateway }) => gateway.team === team.name).length,
    }));
    return { items, nextCursor: null };
  },
});
