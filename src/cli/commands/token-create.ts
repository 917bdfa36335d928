import { z } from 'zod';
import { scopes as knownScopes } from '../../contracts/identity.ts';
import { readAnswer } from '../answers.ts';
import { type Command, countOption, textOption, usage } from '../command.ts';
import { limitOptions } from '../limit-options.ts';
import { listOption } from '../list-option.ts';
import { splitList } from '../split-list.ts';

const createdSchema = z.looseObject({ token: z.string() });
const DAYS_MAX = 3650;

/** Creates an API token. Standard output holds the token alone, so that a shell can catch it in a variable. */
export const tokenCreate: Command = async (input, context) => {
  const scopes = splitList(textOption(input, 'scopes') ?? '');
  const unknown = scopes.find((scope) => !(knownScopes as readonly string[]).includes(scope));
  if (unknown !== undefined || scopes.length === 0) {
    throw usage(
      `--scopes takes ${knownScopes.join(', ')}, but is ${JSON.stringify(textOption(input, 'scopes'))}`,
    );
  }
  const days =
    textOption(input, 'expiresDays') === undefined
      ? undefined
      : countOption(input, 'expiresDays', 0, DAYS_MAX);
  const limits = limitOptions(input);
  const team = textOption(input, 'team');
  const client = await context.openClient();
  const answer = await client.request('POST', '/api/tokens', {
    name: textOption(input, 'name'),
    scopes,
    ...(days === undefined ? {} : { expiresInDays: days }),
    ...(team === undefined ? {} : { team }),
    ...listOption(input, 'models'),
    ...listOption(input, 'upstreams'),
    ...(limits === undefined ? {} : { limits }),
  });
  const created = readAnswer(createdSchema, answer);
  context.output.result(created, created.token);
  return undefined;
};
