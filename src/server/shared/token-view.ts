import { z } from 'zod';
import { scopeSchema } from '../../contracts/identity.ts';
import type { TokenRecord } from '../../storage/ports/index.ts';

export const tokenViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(scopeSchema),
  createdMs: z.number(),
  createdBy: z.string(),
  expiresMs: z.number().nullable(),
  lastUsedMs: z.number().nullable(),
  revokedMs: z.number().nullable(),
});

/** A token as lists show it; never its hash. */
export function tokenView({ hash: _hash, ...record }: TokenRecord): z.input<typeof tokenViewSchema> {
  return { ...record, scopes: [...record.scopes] };
}
