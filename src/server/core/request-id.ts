import { newId } from '../../kernel/ids.ts';

/** An id that ties an answer to the log: unpredictable, never the caller's own. */
export function newRequestId(): string {
  return newId('req');
}
