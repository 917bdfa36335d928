import { teamSchema } from '../../contracts/call-limits.ts';
import { readAnswer } from '../answers.ts';
import type { Command } from '../command.ts';
import { limitOptions, limitText } from '../limit-options.ts';
import { listOption } from '../list-option.ts';

/** Adds a team, or changes what its tokens may do together. */
export const teamSet: Command = async (input, context) => {
  const name = input.operands[0] ?? '';
  const limits = limitOptions(input);
  const body = { ...listOption(input, 'models'), ...(limits === undefined ? {} : { limits }) };
  const client = await context.openClient();
  const answer = await client.request('PUT', `/api/teams/${encodeURIComponent(name)}`, body);
  const team = readAnswer(teamSchema, answer);
  const models = team.models?.join(', ') ?? 'every model';
  context.output.result(
    team,
    `Team ${team.name} may use ${models}; limits of all its tokens together: ${limitText(team.limits)}.`,
  );
  return undefined;
};
