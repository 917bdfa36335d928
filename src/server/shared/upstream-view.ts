import { z } from 'zod';
import { type Upstream, upstreamSchema } from '../../contracts/upstream.ts';
import type { AppDeps } from '../ports.ts';

export const upstreamViewSchema = upstreamSchema.extend({ key: z.enum(['present', 'missing', 'none']) });

/** An upstream as it is shown: where its key is read from, never the key. */
export function upstreamView(deps: AppDeps, upstream: Upstream): z.infer<typeof upstreamViewSchema> {
  const needsKey = upstream.apiKeyEnv !== null || upstream.apiKeyFile !== null;
  return {
    ...upstream,
    key: needsKey ? (deps.gateway.hasKey(upstream.name) ? 'present' : 'missing') : 'none',
  };
}
