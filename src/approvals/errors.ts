import type { FaultDefinition } from '../kernel/fault.ts';

/** Why a decision does not count. */
export const approvalFaults = {
  unknown: { code: 'approval_unknown', status: 404, message: 'There is no such approval.' },
  own: {
    code: 'approval_own',
    status: 403,
    message: 'Nobody decides on what they asked for themselves.',
  },
  notEntitled: {
    code: 'approval_not_entitled',
    status: 403,
    message: 'This approval is for people with other rights.',
  },
  closed: { code: 'approval_closed', status: 409, message: 'It was decided before, or its time is over.' },
} as const satisfies Record<string, FaultDefinition>;
