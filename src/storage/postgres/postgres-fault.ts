import { Fault, type FaultDefinition } from '../../kernel/fault.ts';
import { storageErrors } from '../errors.ts';

/** SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) and Node's codes of a lost connection. */
const definitions: readonly (readonly [RegExp, FaultDefinition, string])[] = [
  [/^53100$/, storageErrors.full, 'The disk of PostgreSQL is full: nothing was stored.'],
  [/^25006$/, storageErrors.readonly, 'PostgreSQL is read-only.'],
  [/^(XX001|XX002)$/, storageErrors.corrupt, 'PostgreSQL reports damaged data.'],
  [/^(55P03|57014)$/, storageErrors.locked, 'PostgreSQL kept the store waiting too long.'],
  [/^28/, storageErrors.unavailable, 'PostgreSQL refused the user name or password.'],
  [/^3D000$/, storageErrors.unavailable, 'PostgreSQL has no database of that name.'],
  [/^(08|53|57P)/, storageErrors.unavailable, 'PostgreSQL is not available.'],
  [
    /^(ECONN|ENOTFOUND|ENOENT|EACCES|ETIMEDOUT|EPIPE|EHOSTUNREACH|EAI_)/,
    storageErrors.unavailable,
    'PostgreSQL cannot be reached.',
  ],
];

/** Makes what the driver threw into a fault where the cause is the database's state; other errors stay as they are. */
export function postgresFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = definitions.find(([pattern]) => pattern.test(code));
  if (known) {
    const [, definition, message] = known;
    return new Fault(definition, { message, internal: `${code}: ${error.message}`, cause: error });
  }
  // The driver has no code for a connection that ended or timed out.
  if (/Connection terminated|timeout exceeded when trying to connect/.test(error.message)) {
    return new Fault(storageErrors.unavailable, { message: 'PostgreSQL cannot be reached.', cause: error });
  }
  return error;
}
