import type { FastifyInstance } from 'fastify';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';

const singular = new Set([
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'idempotency-key',
  'origin',
  'transfer-encoding',
  'x-api-key',
  'x-csrf-token',
]);

/** Refuses a second copy of a header that decides something: a proxy might have looked at the other one. */
export function installDuplicateHeaderCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const raw = request.raw.rawHeaders;
    const seen = new Set<string>();
    for (let i = 0; i < raw.length; i += 2) {
      const name = raw[i]!.toLowerCase();
      if (!singular.has(name)) continue;
      if (seen.has(name)) throw new Fault(serverFaults.duplicateHeader, { field: name });
      seen.add(name);
    }
  });
}
