import { z } from 'zod';
import { readAnswer } from './answers.ts';
import type { ApiClient } from './api-client.ts';

const linkSchema = z.looseObject({ token: z.string().nullable() });

/** A one-time set-up token (any older one is void); undefined when there is an owner already. */
export async function issueSetupToken(client: ApiClient): Promise<string | undefined> {
  return readAnswer(linkSchema, await client.request('POST', '/api/setup/link')).token ?? undefined;
}

/** The page of the console on which the owner's account is created. */
export function setupUrl(consoleUrl: string, setupToken: string): string {
  const url = new URL('/setup', consoleUrl);
  url.searchParams.set('token', setupToken);
  return url.href;
}

/**
 * Creates the owner's account; whoever holds the data folder needs no token for that.
 *
 * @throws Fault when there is an owner, or the e-mail address or the password is refused
 */
export async function setUpOwner(
  client: ApiClient,
  owner: { readonly email: string; readonly password: string },
): Promise<void> {
  await client.request('POST', '/api/setup/owner', owner);
}
