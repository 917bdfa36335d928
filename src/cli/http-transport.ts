import { Fault } from '../kernel/fault.ts';
import type { Transport } from './api-client.ts';
import { cliErrors } from './errors.ts';
import type { ServerRecord } from './server-file.ts';

const TIMEOUT_MS = 120_000;

/** Speaks to the server that runs on the data folder. */
export function createHttpTransport(server: ServerRecord): Transport {
  return {
    mode: 'server',
    secret: server.secret,
    async send({ method, path, headers, body }) {
      try {
        const response = await fetch(new URL(path, server.url), {
          method,
          headers,
          // Redirects would carry the secret to wherever they point.
          redirect: 'manual',
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
        });
        const retryAfter = response.headers.get('retry-after') ?? undefined;
        return { status: response.status, retryAfter, body: await response.text() };
      } catch (error) {
        throw new Fault(cliErrors.serverUnreachable, {
          message: `the server at ${server.url} (process ${server.pid}) does not answer`,
          cause: error,
        });
      }
    },
    // The server processes what it accepted on its own time.
    drained: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
