import type { FaultDefinition } from '../../kernel/fault.ts';

/** Faults of the detection domain. */
export const detectionErrors = {
  stateUnreadable: {
    code: 'detection.state_unreadable',
    status: 500,
    message: 'The saved state of a detector cannot be read.',
  },
} as const satisfies Record<string, FaultDefinition>;
