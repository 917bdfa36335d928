import type { Guard, GuardReader, GuardReason } from '../../../contracts/guard.ts';
import { CodeReader } from './code-reader.ts';
import { EncodedCodeReader, isEncoded } from './encoded-code-reader.ts';
import { insecureCodeProbes } from './insecure-code-probes.ts';
import { RuleSets } from './rule-set.ts';
import { codeRules } from './rules/code-rules.ts';

export const INSECURE_CODE_GUARD = 'insecure-code';

/**
 * Finds weaknesses in code that a model suggests: fenced or bare, in some twenty languages, and in the arguments of tools
 * that write files. Rules see tokens, so that words in comments and strings are none, and follow values from where
 * somebody outside wrote them. Code that is announced as how not to do it counts for less.
 */
export function createInsecureCodeGuard(): Guard {
  const sets = new RuleSets(codeRules);
  const open = (path: string): GuardReader =>
    isEncoded(path)
      ? new EncodedCodeReader(INSECURE_CODE_GUARD, path, sets)
      : new CodeReader(INSECURE_CODE_GUARD, path, sets);
  return {
    name: INSECURE_CODE_GUARD,
    version: '1',
    directions: ['output'],
    holdBackMax: 0,
    probes: insecureCodeProbes,
    inspect: ({ segments }) => {
      const reasons: GuardReason[] = [];
      for (const { path, text, provenance } of segments) {
        if (provenance !== 'model') continue;
        const reader = open(path);
        reasons.push(...reader.push(text), ...reader.end());
      }
      return {
        guard: INSECURE_CODE_GUARD,
        score: Math.max(0, ...reasons.map(({ score }) => score)),
        reasons,
      };
    },
    follow: ({ path }) => open(path),
  };
}
