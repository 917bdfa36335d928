import type { Guard, GuardReason } from '../../../contracts/guard.ts';
import type { HarmModel } from './harm-model.ts';
import { harmProbes } from './harm-probes.ts';
import { HarmReader } from './harm-reader.ts';

export const HARM_GUARD = 'harmful-content';

/**
 * Finds requests for harm and harmful answers by a small trained classifier, in nine categories. It is weak: a first
 * sieve for review, off unless a policy names it. What tools and documents say is not judged.
 */
export function createHarmGuard(model: HarmModel): Guard {
  return {
    name: HARM_GUARD,
    version: model.version,
    directions: ['input', 'output'],
    holdBackMax: 0,
    probes: harmProbes,
    inspect: ({ segments }, { threshold }) => {
      const reasons: GuardReason[] = [];
      for (const { path, text, provenance } of segments) {
        if (provenance !== 'user' && provenance !== 'model') continue;
        const reader = new HarmReader(HARM_GUARD, path, model, threshold);
        const found = [...reader.push(text), ...reader.end()];
        if (found.length > 0) reasons.push(found.at(-1)!);
      }
      return { guard: HARM_GUARD, score: Math.max(0, ...reasons.map(({ score }) => score)), reasons };
    },
    follow: ({ path }, { threshold }) => new HarmReader(HARM_GUARD, path, model, threshold),
  };
}
