import { z } from 'zod';
import { readAnswer } from '../answers.ts';
import { type Command, textOption } from '../command.ts';
import { formatTime } from '../table.ts';

const decidedSchema = z.looseObject({ id: z.string(), expiresMs: z.number() });

export const approvalApprove: Command = decide(
  'approve',
  (id, until) => `Approved ${id}: it passes once, until ${until}.`,
);

export const approvalDeny: Command = decide('deny', (id) => `Denied ${id}.`);

function decide(verb: 'approve' | 'deny', say: (id: string, until: string) => string): Command {
  return async (input, context) => {
    const id = input.operands[0] ?? '';
    const client = await context.openClient();
    const path = `/api/approvals/${encodeURIComponent(id)}/${verb}`;
    const answer = await client.request('POST', path, { reason: textOption(input, 'reason') ?? '' });
    const decided = readAnswer(decidedSchema, answer);
    context.output.result(answer, say(decided.id, formatTime(decided.expiresMs)));
    return undefined;
  };
}
