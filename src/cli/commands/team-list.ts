import { z } from 'zod';
import { teamSchema } from '../../contracts/call-limits.ts';
import { listAll } from '../answers.ts';
import type { Command } from '../command.ts';
import { limitText } from '../limit-options.ts';
import { formatTable } from '../table.ts';

export const teamList: Command = async (_input, context) => {
  const client = await context.openClient();
  const teams = await listAll(client, {
    path: '/api/teams',
    item: teamSchema.extend({ tokens: z.number() }),
  });
  const text = formatTable(
    teams,
    [
      { title: 'TEAM', text: (team) => team.name },
      { title: 'TOKENS', text: (team) => String(team.tokens) },
      { title: 'MODELS', text: (team) => team.models?.join(',') ?? '*' },
      { title: 'LIMITS', text: (team) => limitText(team.limits) },
    ],
    'No teams. Add one with: bartizan team set help-desk --requests-per-minute 60',
  );
  context.output.result(teams, text);
  return undefined;
};
