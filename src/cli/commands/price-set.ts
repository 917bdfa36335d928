import { priceSchema } from '../../contracts/price.ts';
import { amountOption } from '../amount-option.ts';
import { readAnswer } from '../answers.ts';
import { type Command, countOption, textOption } from '../command.ts';
import { dateOption } from '../date-option.ts';

const PRICE_MAX = 100_000;
const PICTURE_MAX = 1_000_000;
const CONTEXT_MAX = 100_000_000;

/** Sets what a model costs for each million tokens, from now on or from a day on. */
export const priceSet: Command = async (input, context) => {
  const cachedInput = amountOption(input, 'cachedInput', PRICE_MAX);
  const body = {
    model: input.operands[0] ?? '',
    input: amountOption(input, 'input', PRICE_MAX),
    output: amountOption(input, 'output', PRICE_MAX),
    ...(cachedInput === undefined ? {} : { cachedInput }),
    ...(textOption(input, 'contextTokens') === undefined
      ? {}
      : { contextTokens: countOption(input, 'contextTokens', 0, CONTEXT_MAX) }),
    ...(textOption(input, 'pictureTokens') === undefined
      ? {}
      : { pictureTokens: countOption(input, 'pictureTokens', 0, PICTURE_MAX) }),
    fromMs: dateOption(input, 'from') ?? 0,
  };
  const client = await context.openClient();
  const price = readAnswer(priceSchema, await client.request('PUT', '/api/prices', body));
  context.output.result(
    price,
    `A million tokens of ${price.model} cost ${price.input} read and ${price.output} written.`,
  );
  return undefined;
};
