import { z } from 'zod';
import type { AccountRecord } from '../../storage/ports/index.ts';

export const accountViewSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['owner', 'analyst']),
});

/** What others may know of an account; never its hash. */
export function accountView({ id, email, name, role }: AccountRecord): z.infer<typeof accountViewSchema> {
  return { id, email, name, role };
}

export const signedInSchema = z.object({ account: accountViewSchema, csrfToken: z.string() });
