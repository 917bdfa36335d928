import { randomBytes } from 'node:crypto';

/** An id that ties an answer to the log: unpredictable, never the caller's own. */
export function newRequestId(): string {
  return `req_${randomBytes(12).toString('hex')}`;
}
