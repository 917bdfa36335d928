import { z } from 'zod';
import { readAnswer } from '../answers.ts';
import { amountText } from '../budget-answer.ts';
import { choiceOption } from '../choice-option.ts';
import { type Command, textOption } from '../command.ts';
import { formatTable } from '../table.ts';

const figures = {
  calls: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.number(),
};
const spendSchema = z.looseObject({
  totals: z.object(figures),
  groups: z.array(z.looseObject({ id: z.string(), name: z.string(), ...figures })),
});
const MICROS = 1_000_000;
const kinds = ['team', 'token', 'model', 'upstream', 'policy'];

/** Who spent how much in a time. */
export const spend: Command = async (input, context) => {
  const by = choiceOption(input, 'by', kinds) ?? 'team';
  const query = new URLSearchParams({
    by,
    from: textOption(input, 'from') ?? '-30d',
    groups: '50',
    buckets: '1',
  });
  const client = await context.openClient();
  const answer = readAnswer(spendSchema, await client.request('GET', `/api/spend?${query}`));
  const rows = [...answer.groups, { id: '', name: 'all', ...answer.totals }];
  const text = formatTable(
    answer.groups.length === 0 ? [] : rows,
    [
      { title: by.toUpperCase(), text: (row) => (row.name === '' ? `(no ${by})` : row.name) },
      { title: 'CALLS', text: (row) => String(row.calls) },
      { title: 'INPUT', text: (row) => String(row.inputTokens) },
      { title: 'OUTPUT', text: (row) => String(row.outputTokens) },
      { title: 'COST', text: (row) => amountText(row.costMicros / MICROS, 'cost') },
    ],
    'No calls in that time.',
  );
  context.output.result(answer, text);
  return undefined;
};
