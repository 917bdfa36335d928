import { z } from 'zod';

/** How a route is watched for callers who copy, map or probe its model. */
export const abusePolicySchema = z.object({
  /** `observe` notes what `enforce` would do. */
  mode: z.enum(['observe', 'enforce']).default('observe'),
  /** Chance of a false alarm for one token (team, network, route) in one week. */
  falseAlarmRate: z.number().min(1e-6).max(0.05).default(0.001),
  /**
   * What an alarm does to the calls that it is about, beside being told: `slow` lets them wait, `round` gives
   * log-probabilities coarsely and cuts alternatives (never a text), `deny` answers 429.
   */
  onAlarm: z.enum(['alert', 'slow', 'round', 'deny']).default('alert'),
  slowMs: z.number().int().min(100).max(30_000).default(2_000),
  /** How long an alarm stands after the last call that bears it out. */
  cooldownMinutes: z.number().int().min(1).max(10_080).default(60),
  /** For so long after the first call all of a route's traffic is taken for ordinary. */
  learningHours: z.number().min(0).max(720).default(0),
  /** Share of prompts that may be told of as rare on their route; 0 for none. */
  rareShare: z.number().min(0).max(0.05).default(0.001),
});
export type AbusePolicy = Readonly<z.infer<typeof abusePolicySchema>>;
