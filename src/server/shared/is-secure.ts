import type { ServerConfig } from '../ports.ts';

/** Whether people reach the server by https, so that cookies can insist on it. */
export function isSecure(config: Pick<ServerConfig, 'publicUrl'>): boolean {
  return config.publicUrl?.startsWith('https:') ?? false;
}
