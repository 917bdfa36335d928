import { z } from 'zod';
import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import { guardActionSchema } from '../../contracts/guard.ts';
import type { CallReplay } from '../ports.ts';

const reasonsMax = 10;

/** A reason as far as a comparison shows it. */
export const replayReasonSchema = z.object({
  guard: z.string(),
  rule: z.string(),
  direction: z.string(),
  action: guardActionSchema,
  score: z.number(),
  explanation: z.string(),
});

export function replayReasons(reasons: GatewayEvent['verdict']['reasons'] | CallReplay['reasons']) {
  return reasons.slice(0, reasonsMax).map(({ guard, rule, direction, action, score, explanation }) => ({
    guard,
    rule,
    direction,
    action,
    score,
    explanation,
  }));
}
