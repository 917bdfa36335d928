import type { FaultDefinition } from '../../kernel/fault.ts';

/** Faults of a body that cannot be taken in; nothing of it is stored. */
export const acceptFaults = {
  recordTooLong: {
    code: 'record_too_long',
    status: 413,
    message: 'A record is longer than the server takes.',
  },
  tooManyRecords: {
    code: 'too_many_records',
    status: 413,
    message: 'The body holds more records than the server takes at once.',
  },
  noRecords: { code: 'no_records', status: 400, message: 'The body holds no records.' },
  jsonBroken: { code: 'json_broken', status: 400, message: 'The body is not well-formed JSON.' },
} as const satisfies Record<string, FaultDefinition>;
