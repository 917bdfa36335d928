import { resolve } from 'node:path';
import { z } from 'zod';
import { upstreamSchema } from '../../contracts/upstream.ts';
import { readAnswer } from '../answers.ts';
import { type Command, type CommandInput, countOption, textOption, usage } from '../command.ts';
import { splitList } from '../split-list.ts';

const answerSchema = z.looseObject({ replaced: z.boolean() });
const TIMEOUT_MS_MAX = 3_600_000;

/** Adds or replaces a model provider. Only where its key is found is stored, never the key. */
export const upstreamAdd: Command = async (input, context) => {
  const upstream = readUpstream(input);
  const client = await context.openClient();
  const answer = await client.request('POST', '/api/upstreams', upstream);
  const { replaced } = readAnswer(answerSchema, answer);
  context.output.result(
    { ...upstream, replaced },
    `${replaced ? 'Replaced: upstream' : 'Upstream'} ${upstream.name} forwards ${upstream.models.join(', ')} to ${upstream.baseUrl}.`,
  );
  return undefined;
};

function readUpstream(input: CommandInput) {
  const keyFile = textOption(input, 'apiKeyFile');
  const models = textOption(input, 'models');
  const parsed = upstreamSchema.safeParse({
    name: input.operands[0],
    baseUrl: textOption(input, 'baseUrl'),
    kind: textOption(input, 'kind'),
    apiKeyEnv: textOption(input, 'apiKeyEnv'),
    // The server may run in another folder than this shell.
    apiKeyFile: keyFile === undefined ? undefined : resolve(keyFile),
    models: models === undefined ? undefined : splitList(models),
    batches: input.options.batches === true,
    timeoutMs:
      textOption(input, 'timeoutMs') === undefined
        ? undefined
        : countOption(input, 'timeoutMs', 0, TIMEOUT_MS_MAX),
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? 'upstream');
  const flag =
    name === 'name' ? 'NAME' : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw usage(`${flag}: ${issue?.message ?? 'cannot be used'}`);
}
