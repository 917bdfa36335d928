import { z } from 'zod';
import { readAnswer } from '../answers.ts';
import type { Command } from '../command.ts';

const replayedSchema = z.looseObject({ replayed: z.number() });

export const deadLettersReplay: Command = async (input, context) => {
  const client = await context.openClient();
  const body = input.operands.length === 0 ? { all: true } : { ids: input.operands };
  const answer = readAnswer(replayedSchema, await client.request('POST', '/api/dead-letters/replay', body));
  await client.drained();
  context.output.result(answer, `${answer.replayed} records go through the pipeline again.`);
  return undefined;
};
