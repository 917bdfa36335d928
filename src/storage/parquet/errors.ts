import type { FaultDefinition } from '../../kernel/fault.ts';

export const parquetFaults = {
  huntRefused: { code: 'hunt_refused', status: 400, message: 'A hunt is one SELECT statement.' },
  huntFailed: { code: 'hunt_failed', status: 400, message: 'The query failed.' },
  huntTimeout: {
    code: 'hunt_timeout',
    status: 408,
    message: 'The query ran longer than its limit and was stopped.',
  },
  engineFailed: {
    code: 'hunt_engine_failed',
    status: 500,
    message: 'The query engine stopped unexpectedly.',
  },
  sealMismatch: {
    code: 'seal_mismatch',
    status: 500,
    message: 'The sealed copy does not hold every event of the day.',
  },
} as const satisfies Record<string, FaultDefinition>;
