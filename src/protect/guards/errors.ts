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
} as const satisfies Record<string, FaultDefinition>;
