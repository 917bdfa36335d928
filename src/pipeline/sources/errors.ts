import type { FaultDefinition } from '../../kernel/fault.ts';

/** Faults of reading what senders hand over. */
export const sourceFaults = {
  fileUnreadable: { code: 'file_unreadable', status: 400, message: 'The file cannot be read.' },
  compressedDamaged: {
    code: 'compressed_damaged',
    status: 400,
    message: 'The compressed data is damaged or cut short.',
  },
  expandsTooFar: {
    code: 'expands_too_far',
    status: 413,
    message: 'The compressed data expands to more than is allowed. Nothing after the limit was read.',
  },
  zipDamaged: { code: 'zip_damaged', status: 400, message: 'The ZIP archive is damaged.' },
  zipUnsupported: {
    code: 'zip_unsupported',
    status: 400,
    message: 'The ZIP archive uses a feature that is not supported.',
  },
  listenFailed: {
    code: 'listen_failed',
    status: 500,
    message: 'The syslog server cannot listen on that address.',
  },
} as const satisfies Record<string, FaultDefinition>;
