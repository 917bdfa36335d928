import type { Command } from '../command.ts';

export const tokenRevoke: Command = async (input, context) => {
  const id = input.operands[0] ?? '';
  const client = await context.openClient();
  await client.request('DELETE', `/api/tokens/${encodeURIComponent(id)}`);
  context.output.result({ revoked: id }, `Token ${id} is revoked.`);
  return undefined;
};
