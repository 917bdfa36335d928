import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where data lives when nobody says otherwise: the XDG base directory for data. The specification tells to ignore a
 * relative `XDG_DATA_HOME`.
 */
export function defaultDataDir(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_DATA_HOME;
  if (base !== undefined && isAbsolute(base)) return join(base, 'bartizan');
  return join(homedir(), '.local', 'share', 'bartizan');
}
