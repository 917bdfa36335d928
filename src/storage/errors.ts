import type { FaultDefinition } from '../kernel/fault.ts';

/** Every fault of the store. */
export const storageErrors = {
  full: {
    code: 'storage_full',
    status: 503,
    message: 'The disk is full: nothing was stored. Free some space and try again.',
  },
  busy: {
    code: 'storage_busy',
    status: 503,
    message: 'The store has as much work in hand as it takes. Try again shortly.',
  },
  locked: { code: 'storage_locked', status: 503, message: 'The store is locked by another process.' },
  inUse: {
    code: 'store_in_use',
    status: 503,
    message:
      'The PostgreSQL database is in use by another Bartizan process: a server, perhaps with another data folder, or a ' +
      'command that works without one. Stop that process, run this command with the data folder of the server, or give ' +
      'this process a database or schema of its own.',
  },
  readonly: { code: 'storage_readonly', status: 500, message: 'A file of the store cannot be written.' },
  corrupt: { code: 'storage_corrupt', status: 500, message: 'A file of the store is damaged.' },
  unavailable: { code: 'storage_unavailable', status: 503, message: 'The store cannot be reached.' },
  newer: {
    code: 'storage_newer',
    status: 500,
    message: 'The data was written by a newer Bartizan. Install that version or a later one.',
  },
  closed: { code: 'storage_closed', status: 503, message: 'The store is closed.' },
  failed: { code: 'storage_failed', status: 500, message: 'The store failed.' },
  badCursor: { code: 'invalid_cursor', status: 400, message: 'The cursor is not one that this server gave.' },
  badBatch: { code: 'invalid_batch', status: 400, message: 'The batch is larger than the journal takes.' },
  unknownDay: { code: 'unknown_day', status: 404, message: 'There is no segment of that day.' },
} as const satisfies Record<string, FaultDefinition>;
