import type { Command } from '../command.ts';
import { dateOption } from '../date-option.ts';

export const priceRemove: Command = async (input, context) => {
  const model = input.operands[0] ?? '';
  const query = new URLSearchParams({ model, fromMs: String(dateOption(input, 'from') ?? 0) });
  const client = await context.openClient();
  await client.request('DELETE', `/api/prices?${query}`);
  context.output.result({ removed: model }, `The price of ${model} is removed.`);
  return undefined;
};
