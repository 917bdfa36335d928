import type { FaultDefinition } from '../../kernel/fault.ts';

/** Every fault of the tool policy. */
export const agentErrors = {
  policyInvalid: {
    code: 'tool_policy_invalid',
    status: 400,
    message: 'The tool policy is not valid.',
  },
} as const satisfies Record<string, FaultDefinition>;
