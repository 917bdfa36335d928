import { z } from 'zod';
import { techniqueSchema } from '../../contracts/technique.ts';
import type { AppDeps, RuleInfo } from '../ports.ts';

export const ruleViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  level: z.string(),
  logsource: z.record(z.string(), z.string()),
  enabled: z.boolean(),
  reason: z.string().nullable(),
  detector: z.string(),
  hits24h: z.number().int(),
  lastHitMs: z.number().nullable(),
  techniques: z.array(techniqueSchema),
  author: z.string().nullable(),
  file: z.string().nullable(),
});
export type RuleView = z.infer<typeof ruleViewSchema>;

const dayMs = 86_400_000;

/** Adds to rules how often they hit in the last 24 hours. */
export async function withHits(deps: AppDeps, rules: readonly RuleInfo[]): Promise<RuleView[]> {
  if (rules.length === 0) return [];
  const nowMs = deps.clock.nowMs();
  const counts = await deps.store.findings.countByRule(nowMs - dayMs, nowMs + 1);
  const byRule = new Map(counts.map((row) => [`${row.detector}\n${row.ruleId}`, row]));
  return rules.map((rule) => {
    const hits = byRule.get(`${rule.detector}\n${rule.id}`);
    return {
      ...rule,
      techniques: [...rule.techniques],
      hits24h: hits?.count ?? 0,
      lastHitMs: hits?.lastSeenMs ?? null,
    };
  });
}
