import { z } from 'zod';
import type { GuardContent, GuardContext } from '../../../contracts/guard.ts';

/** What the thread of a module is asked. */
export type ModuleJob =
  | {
      readonly id: number;
      readonly kind: 'inspect';
      readonly content: GuardContent;
      readonly context: GuardContext;
    }
  | { readonly id: number; readonly kind: 'self-test' };

/** What it answers. The module's own objects are checked by the chain. */
export const moduleReplySchema = z.object({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.string().optional(),
});
