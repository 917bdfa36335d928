import { z } from 'zod';
import { readAnswer } from '../answers.ts';
import type { ApiClient } from '../api-client.ts';
import { type Command, usage } from '../command.ts';

const replayedSchema = z.looseObject({ replayed: z.number(), more: z.boolean() });
const IDS_MAX = 1000;

/** Puts dead letters through the pipeline again: all, or the ones named. */
export const deadLettersReplay: Command = async (input, context) => {
  if (input.operands.length > IDS_MAX) throw usage(`at most ${IDS_MAX} ids at once; name none to replay all`);
  const client = await context.openClient();
  const replayed = await replay(client, input.operands.length === 0 ? {} : { ids: input.operands });
  await client.drained();
  const what = replayed === 1 ? 'record goes' : 'records go';
  context.output.result({ replayed }, `${replayed} ${what} through the pipeline again.`);
  return undefined;
};

/** The API replays so many a call; each is replayed once, so the calls come to an end. */
async function replay(client: ApiClient, body: object): Promise<number> {
  let total = 0;
  for (;;) {
    const { replayed, more } = readAnswer(
      replayedSchema,
      await client.request('POST', '/api/dead-letters/replay', body),
    );
    total += replayed;
    if (!more || replayed === 0) return total;
  }
}
