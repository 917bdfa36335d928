import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';
import type { ServerConfig } from '../ports.ts';

/**
 * Whether a `Host` header names this server: an IP address, localhost, the configured host or `publicUrl`. Any other
 * name may be an attacker's that was made to resolve here (DNS rebinding), and its pages would be of our origin.
 */
export function isOwnHost(header: string, config: Pick<ServerConfig, 'host' | 'publicUrl'>): boolean {
  const name = hostName(header);
  if (name === undefined) return false;
  if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return true;
  if (name === config.host.toLowerCase()) return true;
  return config.publicUrl !== undefined && name === new URL(config.publicUrl).hostname.toLowerCase();
}

/** Name of a `Host` header without port and brackets; undefined when it is not one. */
function hostName(header: string): string | undefined {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9._-]+))(?::\d{1,5})?$/.exec(header);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

export function installHostCheck(app: FastifyInstance, config: ServerConfig): void {
  app.addHook('onRequest', async (request) => {
    if (!isOwnHost(request.headers.host ?? '', config))
      throw new Fault(serverFaults.misdirected, { field: 'host' });
  });
}

/** Origins that the console may send from: the one the request names (its host was checked) and `publicUrl`. */
export function ownOrigins(hostHeader: string, publicUrl: string | undefined): readonly string[] {
  const direct = `http://${hostHeader.toLowerCase()}`;
  return publicUrl === undefined ? [direct] : [direct, new URL(publicUrl).origin];
}
