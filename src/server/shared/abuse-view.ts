import { z } from 'zod';
import { type AbuseView, abuseKinds } from '../ports.ts';

const time = z.iso.datetime();

/** One who is watched, as the API shows it. */
export const abuseViewSchema = z.object({
  kind: z.enum(abuseKinds),
  id: z.string(),
  name: z.string(),
  calls: z.number().int(),
  first: time,
  last: time,
  /** Betting evidence of all tests together; an alarm is raised at 1 divided by the policy's false-alarm rate. */
  evidence: z.number(),
  coveredWords: z.number().int(),
  tests: z.array(
    z.object({ rule: z.string(), evidence: z.number(), hits: z.number().int(), seen: z.number().int() }),
  ),
  accepted: z.array(z.string()),
  alarm: z
    .object({ rule: z.string(), raised: time, until: time, evidence: z.number(), explanation: z.string() })
    .nullable(),
});

/** Who is meant: names hold slashes and spaces, so they stand in the query or the body, not in the path. */
export const abuseIdentity = {
  kind: z.enum(abuseKinds),
  id: z.string().min(1).max(512),
};

const iso = (timeMs: number): string => new Date(timeMs).toISOString();

export function abuseView({ firstMs, lastMs, alarm, ...view }: AbuseView): z.infer<typeof abuseViewSchema> {
  return {
    ...view,
    first: iso(firstMs),
    last: iso(lastMs),
    tests: [...view.tests],
    accepted: [...view.accepted],
    alarm: alarm && {
      rule: alarm.rule,
      raised: iso(alarm.raisedMs),
      until: iso(alarm.untilMs),
      evidence: alarm.evidence,
      explanation: alarm.explanation,
    },
  };
}
