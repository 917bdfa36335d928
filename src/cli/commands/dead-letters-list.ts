import { z } from 'zod';
import { listAll } from '../answers.ts';
import { type Command, countOption } from '../command.ts';
import { formatTable, formatTime } from '../table.ts';

const deadLetterSchema = z.looseObject({
  id: z.string(),
  source: z.string(),
  receivedMs: z.number(),
  reason: z.string(),
  detail: z.string(),
});
const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 100_000;

export const deadLettersList: Command = async (input, context) => {
  const limit = countOption(input, 'limit', LIMIT_DEFAULT, LIMIT_MAX);
  const client = await context.openClient();
  const letters = await listAll(client, { path: '/api/dead-letters', item: deadLetterSchema, limit });
  const text = formatTable(
    letters,
    [
      { title: 'ID', text: (letter) => letter.id },
      { title: 'RECEIVED', text: (letter) => formatTime(letter.receivedMs) },
      { title: 'SOURCE', text: (letter) => letter.source },
      { title: 'REASON', text: (letter) => letter.reason },
      { title: 'DETAIL', text: (letter) => letter.detail },
    ],
    'No dead letters: every record was processed.',
  );
  context.output.result(letters, text);
  return undefined;
};
