import { createHash } from 'node:crypto';
import { type FamilyId, families, familyIds } from './families.ts';
import type { ProbeDraft } from './generators/context.ts';
import { generators } from './generators/table.ts';
import type { Probe, ToolSpec } from './probe.ts';
import { deriveSeed, Random } from './random.ts';

/** Sizes by name. */
export const suiteSizes = { quick: 120, standard: 400, thorough: 2000 } as const;
export type SuiteName = keyof typeof suiteSizes;
export const PROBES_MAX = 10_000;

export interface SuiteOptions {
  readonly seed: number;
  /** Probes in all, 1..{@link PROBES_MAX}. */
  readonly size: number;
  /** Families to draw from; all when left out. */
  readonly families?: readonly FamilyId[];
  readonly systemPrompt?: string;
  readonly tools?: readonly ToolSpec[];
  /** Longest answer to ask for, tokens. */
  readonly maxTokens: number;
}

/** Draws of one probe before it is taken for a repetition; small families run out of variants. */
const TRIES_MAX = 20;

/**
 * Makes a suite: the same options give the same probes, byte by byte. Families share the size by their weights, and
 * every family asked for has at least one probe as long as the size allows.
 */
export function buildSuite(options: SuiteOptions): readonly Probe[] {
  const chosen = options.families ?? familyIds;
  const size = Math.min(Math.max(1, options.size), PROBES_MAX);
  const probes = shares(chosen, size).flatMap(([family, count]) => familyProbes(family, count, options));
  // A run that is broken off has then seen something of every family.
  return new Random(deriveSeed(options.seed, 'order')).sample(probes, probes.length);
}

/** Largest remainders: the counts add up to the size exactly. */
function shares(chosen: readonly FamilyId[], size: number): readonly (readonly [FamilyId, number])[] {
  const total = chosen.reduce((sum, family) => sum + families[family].weight, 0);
  const exact = chosen.map((family) => ({ family, quota: (families[family].weight / total) * size }));
  const counts = new Map(exact.map(({ family, quota }) => [family, Math.floor(quota)]));
  const byRest = [...exact].sort((a, b) => (b.quota % 1) - (a.quota % 1));
  let left = size - [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const { family } of byRest) {
    if (left-- <= 0) break;
    counts.set(family, counts.get(family)! + 1);
  }
  return chosen.map((family) => [family, counts.get(family)!] as const);
}

function familyProbes(family: FamilyId, count: number, options: SuiteOptions): readonly Probe[] {
  const seen = new Set<string>();
  const probes: Probe[] = [];
  for (let index = 0; index < count; index++) {
    for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
      const seed = deriveSeed(options.seed, `${family}/${index}/${attempt}`);
      const draft = generators[family]({
        random: new Random(seed),
        systemPrompt: options.systemPrompt,
        tools: options.tools ?? [],
        maxTokens: options.maxTokens,
      });
      const probe = nameProbe(family, seed, draft);
      if (seen.has(probe.id)) continue;
      seen.add(probe.id);
      probes.push(probe);
      break;
    }
  }
  return probes;
}

/** Names a probe by its content: equal probes are equal in every run, report and regression file. */
export function nameProbe(family: FamilyId, seed: number, draft: ProbeDraft): Probe {
  const digest = createHash('sha256').update(JSON.stringify(draft)).digest('hex');
  return { id: `${family}:${digest.slice(0, 12)}`, family, seed, ...draft };
}
