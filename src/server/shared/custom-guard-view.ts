import { z } from 'zod';
import type { CustomGuardConfig } from '../../contracts/custom-guard.ts';

/** A custom guard as it is shown: everything that was given but a hook's secret. */
export const customGuardViewSchema = z.looseObject({
  name: z.string(),
  type: z.enum(['words', 'regex', 'http', 'module']),
  directions: z.array(z.string()),
});

export function customGuardView(guard: CustomGuardConfig): z.infer<typeof customGuardViewSchema> {
  if (guard.type !== 'http') return { ...guard };
  const { secret: _, ...shown } = guard;
  return shown;
}
