import { z } from 'zod';
import { approvalStates } from '../../contracts/approval.ts';
import { listAll } from '../answers.ts';
import { choiceOption } from '../choice-option.ts';
import { type Command, countOption } from '../command.ts';
import { formatTable, formatTime } from '../table.ts';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 100_000;

const approvalSchema = z.looseObject({
  id: z.string(),
  state: z.string(),
  kind: z.string(),
  subject: z.string(),
  content: z.unknown(),
  reason: z.string(),
  requestedBy: z.looseObject({ name: z.string() }),
  expiresMs: z.number(),
});

/** Shows what waits for somebody's yes; other states by `--state`. */
export const approvalList: Command = async (input, context) => {
  const state = choiceOption(input, 'state', approvalStates) ?? 'pending';
  const limit = countOption(input, 'limit', LIMIT_DEFAULT, LIMIT_MAX);
  const client = await context.openClient();
  const approvals = await listAll(client, {
    path: '/api/approvals',
    item: approvalSchema,
    limit,
    query: { state },
  });
  const text = formatTable(
    approvals,
    [
      { title: 'ID', text: (approval) => approval.id },
      { title: 'STATE', text: (approval) => approval.state },
      { title: 'UNTIL', text: (approval) => formatTime(approval.expiresMs) },
      { title: 'BY', text: (approval) => approval.requestedBy.name },
      // Escaped: the words are a model's, and may hold what moves a terminal's cursor.
      { title: 'WHAT', text: (approval) => JSON.stringify(approval.content) },
    ],
    state === 'pending' ? 'Nothing waits for an approval.' : `Nothing is ${state}.`,
  );
  context.output.result(approvals, text);
  return undefined;
};
