import type { Command } from '../command.ts';

export const upstreamRemove: Command = async (input, context) => {
  const name = input.operands[0] ?? '';
  const client = await context.openClient();
  await client.request('DELETE', `/api/upstreams/${encodeURIComponent(name)}`);
  context.output.result({ removed: name }, `Upstream ${name} is removed.`);
  return undefined;
};
