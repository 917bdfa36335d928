import type { ApprovalAnswer } from '../../contracts/approval.ts';

/** What the caller is told in place of the tool's result; without a name where nobody has vouched for it. */
export function approvalMessage(answer: ApprovalAnswer, tool?: string): string {
  const what = tool === undefined ? 'The tool call' : `The call of ${tool.slice(0, 128)}`;
  switch (answer.state) {
    case 'approved':
      return `${what} was approved by ${answer.by} (${answer.id}).`;
    case 'denied':
      return `${what} was denied by ${answer.by} (${answer.id}).`;
    case 'refused':
      return `${what} needs an approval and nobody was asked: ${answer.why}`;
    default: {
      const until = new Date(answer.expiresMs).toISOString();
      return `${what} waits for approval ${answer.id} until ${until}; it was not executed.`;
    }
  }
}
