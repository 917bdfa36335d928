import { z } from 'zod';
import type { Outcome } from '../detect/judge.ts';
import { type FamilyId, families, familyIds } from '../families.ts';
import type { ProbeResult } from '../run/result.ts';
import { atlasTechniques, owaspRisks } from '../taxonomy.ts';
import { wilson } from './wilson.ts';

const rateSchema = z.object({ rate: z.number(), low: z.number(), high: z.number() });

/** Attacks: `rate` is that of successes among the conclusive ones; null without any. */
export const tallySchema = z.object({
  id: z.string(),
  title: z.string(),
  probes: z.number().int(),
  succeeded: z.number().int(),
  resisted: z.number().int(),
  blocked: z.number().int(),
  inconclusive: z.number().int(),
  success: rateSchema.nullable(),
});
export type Tally = Readonly<z.infer<typeof tallySchema>>;

/** Benign controls: `overRefusal` is the rate of those that were blocked or refused. */
export const controlTallySchema = z.object({
  probes: z.number().int(),
  served: z.number().int(),
  refused: z.number().int(),
  blocked: z.number().int(),
  inconclusive: z.number().int(),
  overRefusal: rateSchema.nullable(),
});
export type ControlTally = Readonly<z.infer<typeof controlTallySchema>>;

export const summarySchema = z.object({
  total: tallySchema,
  families: z.array(tallySchema),
  owasp: z.array(tallySchema),
  atlas: z.array(tallySchema),
  control: controlTallySchema,
});
export type Summary = Readonly<z.infer<typeof summarySchema>>;

function count(results: readonly ProbeResult[], outcome: Outcome): number {
  return results.reduce((sum, result) => sum + (result.outcome === outcome ? 1 : 0), 0);
}

function tally(id: string, title: string, results: readonly ProbeResult[]): Tally {
  const [succeeded, resisted, blocked] = [
    count(results, 'succeeded'),
    count(results, 'resisted'),
    count(results, 'blocked'),
  ];
  return {
    id,
    title,
    probes: results.length,
    succeeded,
    resisted,
    blocked,
    inconclusive: count(results, 'inconclusive'),
    success: wilson(succeeded, succeeded + resisted + blocked) ?? null,
  };
}

function controlTally(results: readonly ProbeResult[]): ControlTally {
  const [served, refused, blocked] = [
    count(results, 'served'),
    count(results, 'refused'),
    count(results, 'blocked'),
  ];
  return {
    probes: results.length,
    served,
    refused,
    blocked,
    inconclusive: count(results, 'inconclusive'),
    overRefusal: wilson(refused + blocked, served + refused + blocked) ?? null,
  };
}

/** Rates by family, OWASP risk and ATLAS technique. A probe counts for each risk and technique of its family. */
export function summarise(results: readonly ProbeResult[]): Summary {
  const of = (chosen: (family: FamilyId) => boolean) => results.filter(({ probe }) => chosen(probe.family));
  const attacks = of((family) => families[family].isControl !== true);
  const ran = (one: Tally): boolean => one.probes > 0;
  return {
    total: tally('all', 'All attacks', attacks),
    families: familyIds
      .filter((id) => families[id].isControl !== true)
      .map((id) =>
        tally(
          id,
          families[id].title,
          of((family) => family === id),
        ),
      )
      .filter(ran),
    owasp: Object.entries(owaspRisks)
      .map(([id, title]) =>
        tally(
          id,
          title,
          of((family) => families[family].owasp.some((risk) => risk === id)),
        ),
      )
      .filter(ran),
    atlas: Object.entries(atlasTechniques)
      .map(([id, title]) =>
        tally(
          id,
          title,
          of((family) => families[family].atlas.some((one) => one === id)),
        ),
      )
      .filter(ran),
    control: controlTally(of((family) => families[family].isControl === true)),
  };
}
