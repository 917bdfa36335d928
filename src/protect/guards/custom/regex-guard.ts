import { RE2JS } from 're2js';
import type { CustomGuardConfig } from '../../../contracts/custom-guard.ts';
import type { Guard } from '../../../contracts/guard.ts';
import { type CustomMatch, probeContent, resultOf } from './custom-result.ts';

type RegexConfig = Extract<CustomGuardConfig, { type: 'regex' }>;

const MATCHES_MAX = 200;
/** Longest match that a stream holds back for; a longer one is found in whole texts alone. */
const HOLD_BACK = 256;

/**
 * A guard of RE2 patterns, which run in time linear in the text.
 *
 * @throws Error of re2js, with the id of the pattern that is no RE2 expression
 */
export function createRegexGuard(config: RegexConfig): Guard {
  const patterns = config.patterns.map(({ id, pattern }) => ({ id, regex: compile(id, pattern) }));
  return {
    name: config.name,
    version: '1',
    directions: config.directions,
    holdBackMax: HOLD_BACK,
    probes: { bad: config.patterns.map(({ example }) => probeContent(example)), good: [probeContent('')] },
    inspect: ({ segments }) => {
      const found: CustomMatch[] = [];
      for (const { path, text } of segments) {
        for (const { id, regex } of patterns) {
          const matcher = regex.matcher(text);
          while (found.length < MATCHES_MAX && matcher.find()) {
            const span = { path, start: matcher.start(), end: matcher.end() };
            if (span.end === span.start) continue;
            const explanation = `The pattern ${id} of ${config.name} matches.`;
            found.push({ rule: id, score: config.score, span, explanation, replacement: config.replacement });
          }
        }
      }
      return resultOf(config.name, found);
    },
  };
}

function compile(id: string, pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    throw new Error(
      `The pattern ${id} cannot be used: ${error instanceof Error ? error.message : 'unknown'}`,
    );
  }
}
