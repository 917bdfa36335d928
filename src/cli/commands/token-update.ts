import { z } from 'zod';
import { gatewayGrantSchema } from '../../contracts/call-limits.ts';
import { readAnswer } from '../answers.ts';
import { type Command, textOption } from '../command.ts';
import { limitOptions, limitText } from '../limit-options.ts';
import { listOption } from '../list-option.ts';

const changedSchema = z.looseObject({ id: z.string(), name: z.string(), gateway: gatewayGrantSchema });

/** Sets anew what a token may do at the gateway. */
export const tokenUpdate: Command = async (input, context) => {
  const id = input.operands[0] ?? '';
  const limits = limitOptions(input);
  const team = textOption(input, 'team');
  const client = await context.openClient();
  const answer = await client.request('PUT', `/api/tokens/${encodeURIComponent(id)}/gateway`, {
    ...(team === undefined ? {} : { team }),
    ...listOption(input, 'models'),
    ...listOption(input, 'upstreams'),
    ...(limits === undefined ? {} : { limits }),
  });
  const { name, gateway } = readAnswer(changedSchema, answer);
  const of = gateway.team === undefined ? 'no team' : `team ${gateway.team}`;
  const models = gateway.models?.join(', ') ?? 'every model';
  context.output.result(
    answer,
    `Token ${name} is of ${of} and may use ${models}; limits of its own: ${limitText(gateway.limits)}.`,
  );
  return undefined;
};
