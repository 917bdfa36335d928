import { z } from 'zod';
import type { Webhook } from '../../storage/ports/index.ts';

export const webhookViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  enabled: z.boolean(),
  createdMs: z.number(),
});

/** A webhook as lists show it; its secret is shown once, when it is made. */
export function webhookView({
  id,
  name,
  url,
  enabled,
  createdMs,
}: Webhook): z.infer<typeof webhookViewSchema> {
  return { id, name, url, enabled, createdMs };
}
