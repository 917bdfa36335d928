import { z } from 'zod';
import { Fault } from '../kernel/fault.ts';

const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  code: z.string().optional(),
  field: z.string().optional(),
});

/** An answer of the API that says no, with the words of its problem document (RFC 9457). */
export function apiError(status: number, body: string, retryAfter: string | undefined): Fault {
  const problem = parseProblem(body);
  const message = problem.detail ?? problem.title ?? `the server answered ${status}`;
  const retryAfterSeconds = Number(retryAfter);
  return new Fault(
    { code: problem.code ?? `http/${status}`, status, message },
    {
      message,
      ...(problem.field === undefined ? {} : { field: problem.field }),
      ...(retryAfter !== undefined && Number.isFinite(retryAfterSeconds) ? { retryAfterSeconds } : {}),
    },
  );
}

function parseProblem(body: string): z.infer<typeof problemSchema> {
  try {
    const parsed = problemSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : {};
  } catch {
    // An answer without a problem document, from a proxy perhaps: the status alone has to do.
    return {};
  }
}
