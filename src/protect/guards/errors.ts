import type { FaultDefinition } from '../../kernel/fault.ts';

/** Every fault of the guards. */
export const guardErrors = {
  weightsInvalid: {
    code: 'guard_weights_invalid',
    status: 500,
    message: 'A model of the guards has no usable weights.',
  },
  unknownGuard: {
    code: 'guard_unknown',
    status: 500,
    message: 'The policy names a guard that does not exist.',
  },
  selfTestFailed: {
    code: 'guard_self_test_failed',
    status: 500,
    message: 'A guard cannot tell its own probes apart.',
  },
  policyInvalid: { code: 'guard_policy_invalid', status: 400, message: 'The policy is not one.' },
  inputInvalid: { code: 'guard_input_invalid', status: 400, message: 'The input cannot be read whole.' },
} as const satisfies Record<string, FaultDefinition>;
