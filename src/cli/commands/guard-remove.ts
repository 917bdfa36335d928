import type { Command } from '../command.ts';

/** Removes a guard of one's own; guards that ship can only be switched off. */
export const guardRemove: Command = async (input, context) => {
  const name = input.operands[0] ?? '';
  const client = await context.openClient();
  await client.request('DELETE', `/api/custom-guards/${encodeURIComponent(name)}`);
  context.output.result({ removed: name }, `Guard ${name} is removed.`);
  return undefined;
};
