import type { Command } from '../command.ts';

export const budgetRemove: Command = async (input, context) => {
  const name = input.operands[0] ?? '';
  const client = await context.openClient();
  await client.request('DELETE', `/api/budgets/${encodeURIComponent(name)}`);
  context.output.result({ removed: name }, `Budget ${name} is removed.`);
  return undefined;
};
