import type { z } from 'zod';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';

/** @throws Fault `invalid_request` that names the first offending field */
export function parseInput(schema: z.ZodType, value: unknown, where: 'path' | 'query' | 'body'): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (where === 'body' && value === undefined)
    throw new Fault(serverFaults.invalidRequest, {
      field: 'body',
      message: 'The body is empty: expected JSON.',
    });
  const issue = result.error.issues[0];
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])]
    .map(String)
    .join('.');
  const field = (path || where).slice(0, 200);
  throw new Fault(serverFaults.invalidRequest, {
    field,
    message: `In the ${where}, ${path ? `\`${field}\`` : 'the value'}: ${(issue?.message ?? 'not valid').slice(0, 300)}.`,
  });
}
