import type { Command } from '../command.ts';

export const teamRemove: Command = async (input, context) => {
  const name = input.operands[0] ?? '';
  const client = await context.openClient();
  await client.request('DELETE', `/api/teams/${encodeURIComponent(name)}`);
  context.output.result({ removed: name }, `Team ${name} is removed.`);
  return undefined;
};
