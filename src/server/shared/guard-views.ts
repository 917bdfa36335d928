import { z } from 'zod';
import type { FeedbackKind } from '../../storage/ports/index.ts';
import type { AppDeps } from '../ports.ts';
import { policyViews } from './policy-view.ts';

export const guardViewSchema = z.object({
  name: z.string(),
  /** Who made it: `built-in`, or the kind of custom guard that it is. */
  kind: z.enum(['built-in', 'words', 'regex', 'http', 'module']),
  version: z.string(),
  enabled: z.boolean(),
  reason: z.string().nullable(),
  selfTest: z.object({ ok: z.boolean(), detail: z.string() }),
  directions: z.array(z.string()),
  policies: z.array(z.string()),
  hits24h: z.number().int(),
  /** Which threshold flags about which share of innocent texts; empty where it was not measured. */
  calibration: z.array(z.object({ rate: z.number(), threshold: z.number() })),
  /** What people said of its verdicts on calls of the last 30 days. */
  judged30d: z.object({ correct: z.number().int(), falsePositive: z.number().int() }),
});
export type GuardView = z.infer<typeof guardViewSchema>;

const dayMs = 86_400_000;

/** Guards with their self-test, the policies that use them, and the findings that they made in the last 24 hours. */
export async function guardViews(deps: AppDeps): Promise<GuardView[]> {
  const nowMs = deps.clock.nowMs();
  const [policies, counts, judged] = await Promise.all([
    policyViews(deps),
    deps.store.findings.countByRule(nowMs - dayMs, nowMs + 1),
    deps.store.callFeedback.counts(nowMs - 30 * dayMs, nowMs + 1),
  ]);
  const tests = new Map(deps.guards.selfTest().map((test) => [test.guard, test]));
  return deps.guards.list().map((guard) => {
    const test = tests.get(guard.name);
    const saidOf = (kind: FeedbackKind) =>
      judged.reduce((sum, row) => sum + (row.guard === guard.name && row.kind === kind ? row.count : 0), 0);
    return {
      ...guard,
      directions: [...guard.directions],
      calibration: [...guard.calibration],
      selfTest: { ok: test?.ok ?? false, detail: test?.detail ?? 'It has not been tested.' },
      policies: policies
        .filter((policy) => policy.guards.some((entry) => entry.guard === guard.name))
        .map((policy) => policy.name),
      judged30d: { correct: saidOf('correct'), falsePositive: saidOf('false_positive') },
      hits24h: counts.filter((row) => isOf(row.ruleId, guard.name)).reduce((sum, row) => sum + row.count, 0),
    };
  });
}

/** Findings on gateway calls are named by guard and direction, e.g. `injection.input`. */
function isOf(ruleId: string, guard: string): boolean {
  return ruleId === guard || ruleId.startsWith(`${guard}.`);
}
