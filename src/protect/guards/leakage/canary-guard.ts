import type { Guard, GuardCall, GuardProbe, GuardReason } from '../../../contracts/guard.ts';
import { LeakReader } from './leak-reader.ts';

export const CANARY_GUARD = 'system-prompt-canary';

const canary = 'q7k2mzd4xw3bvhn5';
const call: GuardCall = { segments: [], canaries: [canary] };
const probe = (text: string): GuardProbe => ({
  direction: 'output',
  segments: [{ path: '/choices/0/message/content', text, provenance: 'model' }],
  call,
});

/**
 * Finds the markers of {@link GuardCall.canaries} in answers and nothing else, at next to no cost: what a policy that has
 * markers put into system prompts needs in any case. `system-prompt-leak` also compares the texts.
 */
export function createCanaryGuard(): Guard {
  const open = (path: string, canaries: readonly string[], threshold: number) =>
    new LeakReader(CANARY_GUARD, path, canaries, undefined, threshold);
  return {
    name: CANARY_GUARD,
    version: '1',
    directions: ['output'],
    holdBackMax: 0,
    probes: {
      bad: [
        probe(`It says: internal reference ${canary}.`),
        probe([...canary].join('-')),
        probe(btoa(`reference ${canary}: part`)),
      ],
      good: [probe('A transfer to Norway takes two working days.'), probe('The reference is q7k2.')],
    },
    inspect: ({ segments }, context) => {
      const canaries = context.call?.canaries ?? [];
      const reasons: GuardReason[] = [];
      if (canaries.length > 0) {
        for (const { path, text, provenance } of segments) {
          if (provenance !== 'model') continue;
          const reader = open(path, canaries, context.threshold);
          reasons.push(...reader.push(text), ...reader.end());
        }
      }
      return { guard: CANARY_GUARD, score: Math.max(0, ...reasons.map(({ score }) => score)), reasons };
    },
    follow: ({ path }, context) => {
      const canaries = context.call?.canaries ?? [];
      return canaries.length === 0
        ? { push: () => [], end: () => [] }
        : open(path, canaries, context.threshold);
    },
  };
}
