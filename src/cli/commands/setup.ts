import { type Command, textOption, usage } from '../command.ts';
import { readShortText } from '../read-secret.ts';
import { setUpOwner } from '../set-up-owner.ts';

/** Creates the owner's account, as the set-up page does. */
export const setup: Command = async (input, context) => {
  const email = textOption(input, 'owner') ?? '';
  const password = await readShortText(textOption(input, 'passwordFile') ?? '', context.stdin);
  if (password === '') throw usage('--password-file holds no password');
  await setUpOwner(await context.openClient(), { email, password });
  context.output.result({ owner: email }, `The owner's account ${email} is set up.`);
  return undefined;
};
