import { z } from 'zod';
import { readAnswer } from '../answers.ts';
import type { Command } from '../command.ts';

const sealedSchema = z.looseObject({ sealed: z.array(z.unknown()) });

export const seal: Command = async (input, context) => {
  const client = await context.openClient();
  const answer = readAnswer(
    sealedSchema,
    await client.request('POST', '/api/seal', { today: input.options.today === true }),
  );
  const count = answer.sealed.length;
  context.output.result(
    answer,
    count === 0 ? 'No day was due.' : `${count} ${count === 1 ? 'day is' : 'days are'} sealed.`,
  );
  return undefined;
};
