import { z } from 'zod';

/** What somebody says when they decide; others read it later. */
export const decisionBody = z.strictObject({ reason: z.string().trim().max(1_000).default('') });
