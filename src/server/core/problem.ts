import { z } from 'zod';
import type { Fault } from '../../kernel/fault.ts';

/** RFC 9457 problem details. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable, for programs. */
  code: z.string(),
  /** A sentence for people. */
  detail: z.string(),
  field: z.string().optional(),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

export const problemType = 'application/problem+json; charset=utf-8';

export function problemOf(fault: Fault, requestId: string): Problem {
  return {
    type: `urn:bartizan:problem:${fault.code}`,
    title: fault.code.replaceAll('_', ' '),
    status: fault.status,
    code: fault.code,
    detail: fault.publicMessage,
    ...(fault.field === undefined ? {} : { field: fault.field }),
    requestId,
  };
}
