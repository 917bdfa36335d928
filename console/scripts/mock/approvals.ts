import type { Approval } from '../../src/api/types.ts';
import { account } from './catalogue.ts';

const minuteMs = 60_000;

/** Two that wait, and two that were decided. */
export function makeApprovals(nowMs: number): Approval[] {
  const one = (
    number: number,
    subject: string,
    content: Record<string, unknown>,
    change: Partial<Approval>,
  ): Approval => ({
    id: `apr_mock${number}`,
    kind: number === 2 ? 'mcp-call' : 'tool-call',
    subject,
    content: { tool: subject, arguments: content },
    reason:
      'The user asked for this; argument /to is a field of data at /messages/4/content that the user did not name.',
    evidence: {
      rule: 'trace:value-selected',
      classes: ['sends'],
      origins: [
        { argument: '/to', origin: 'selected', source: '/messages/4/content' },
        { argument: '/body', origin: 'trusted', source: '/messages/1/content' },
      ],
      policy: 'agents',
    },
    requestedBy: { kind: 'token', id: 'tok_mock1', name: 'help-desk agent' },
    whoMayApprove: { kinds: ['account', 'local'], scope: 'admin' },
    createdMs: nowMs - number * 3 * minuteMs,
    expiresMs: nowMs + (15 - number * 3) * minuteMs,
    state: 'pending',
    decidedBy: null,
    decidedMs: null,
    decisionReason: null,
    usedMs: null,
    ...change,
  });
  const ada = { kind: 'account', id: 'acc_mock1', name: 'Ada Lindqvist' } as const;
  return [
    one(1, 'send_mail', { to: 'orders@northwind-parts.example', body: 'Please confirm order 4410.' }, {}),
    one(2, 'write_file', { path: '/srv/reports/march.md', text: '# March' }, {}),
    one(
      3,
      'pay_invoice',
      { iban: 'NO93 8601 1117 947', amount: 312.4 },
      {
        state: 'used',
        decidedBy: ada,
        decidedMs: nowMs - 8 * minuteMs,
        decisionReason: 'Checked by phone.',
        usedMs: nowMs - 7 * minuteMs,
      },
    ),
    one(
      4,
      'delete_records',
      { table: 'audit_log' },
      {
        state: 'denied',
        decidedBy: ada,
        decidedMs: nowMs - 11 * minuteMs,
        decisionReason: 'Nobody asked for it.',
      },
    ),
  ];
}

interface Kept {
  readonly approvals: Approval[];
}

export function approvalOf({ approvals }: Kept, id: string) {
  const body = approvals.find((each) => each.id === id);
  return body && { body };
}

export function decide(state: Kept, parts: readonly string[], { reason }: Record<string, unknown>) {
  const answer = approvalOf(state, parts[1] ?? '');
  return (
    answer && {
      body: Object.assign(answer.body, {
        state: parts[2] === 'approve' ? 'approved' : 'denied',
        decidedBy: { kind: 'account', id: account.id, name: account.name },
        decidedMs: Date.now(),
        decisionReason: String(reason ?? ''),
      }),
    }
  );
}
