import { priceSchema } from '../../contracts/price.ts';
import { listAll } from '../answers.ts';
import type { Command } from '../command.ts';
import { formatTable, formatTime } from '../table.ts';

export const priceList: Command = async (_input, context) => {
  const client = await context.openClient();
  const prices = await listAll(client, { path: '/api/prices', item: priceSchema });
  const text = formatTable(
    prices,
    [
      { title: 'MODEL', text: (price) => price.model },
      { title: 'INPUT', text: (price) => String(price.input) },
      { title: 'CACHED', text: (price) => String(price.cachedInput ?? price.input) },
      { title: 'OUTPUT', text: (price) => String(price.output) },
      { title: 'CONTEXT', text: (price) => String(price.contextTokens ?? '-') },
      { title: 'FROM', text: (price) => (price.fromMs === 0 ? '-' : formatTime(price.fromMs)) },
    ],
    "No prices. Add one with: bartizan price set 'gpt-4o*' --input 2.5 --output 10",
  );
  context.output.result(prices, text);
  return undefined;
};
