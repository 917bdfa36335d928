import { createHmac, randomBytes } from 'node:crypto';
import type { CanaryMaker } from '../protect/gateway/index.ts';
import { createCanary, withCanary } from '../protect/guards/index.ts';

const KEY_BYTES = 32;

/**
 * Markers for system prompts: random to everybody outside, the same for all calls of one conversation while this process
 * runs, and kept nowhere.
 */
export function createCanaryMaker(): CanaryMaker {
  const key = randomBytes(KEY_BYTES);
  return (systemText, conversation) => {
    const canary = createCanary(createHmac('sha256', key).update(conversation).digest());
    return { canary, addition: withCanary(systemText, canary).slice(systemText.length) };
  };
}
