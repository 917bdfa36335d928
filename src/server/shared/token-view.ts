import { z } from 'zod';
import { gatewayGrantSchema } from '../../contracts/call-limits.ts';
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
  /** What it may do at the gateway, beside its scopes. */
  gateway: gatewayGrantSchema,
});

/** A token as lists show it; never its hash. */
export function tokenView({ hash: _hash, ...record }: TokenRecord): z.input<typeof tokenViewSchema> {
  return { ...record, scopes: [...record.scopes] };
}
