import { readFileSync } from 'node:fs';
import type { Upstream } from '../../contracts/upstream.ts';
import { Fault } from '../../kernel/fault.ts';

const missing = {
  code: 'upstream_key_missing',
  status: 500,
  message: 'The key of an upstream cannot be read.',
};

/**
 * Reads an upstream's key from its environment variable or file.
 *
 * @returns null when the upstream needs none
 * @throws Fault `upstream_key_missing` naming the variable or file, never the key
 */
export function readUpstreamKey(upstream: Upstream, env: NodeJS.ProcessEnv = process.env): string | null {
  if (upstream.apiKeyEnv !== null) {
    const key = env[upstream.apiKeyEnv]?.trim();
    if (!key)
      throw new Fault(missing, { field: upstream.apiKeyEnv, internal: 'environment variable is not set' });
    return key;
  }
  if (upstream.apiKeyFile === null) return null;
  try {
    const key = readFileSync(upstream.apiKeyFile, 'utf8').trim();
    if (key !== '') return key;
  } catch (cause) {
    throw new Fault(missing, { field: upstream.apiKeyFile, cause });
  }
  throw new Fault(missing, { field: upstream.apiKeyFile, internal: 'file is empty' });
}
