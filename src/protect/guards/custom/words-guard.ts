import type { CustomGuardConfig } from '../../../contracts/custom-guard.ts';
import type { Guard } from '../../../contracts/guard.ts';
import { probeContent, resultOf } from './custom-result.ts';
import { WordAutomaton } from './word-automaton.ts';

type WordsConfig = Extract<CustomGuardConfig, { type: 'words' }>;

/** A list of words that a customer does not want to see. */
export function createWordsGuard(config: WordsConfig): Guard {
  const automaton = new WordAutomaton(config.words);
  return {
    name: config.name,
    version: '1',
    directions: config.directions,
    holdBackMax: Math.max(...config.words.map((word) => word.length)) + 1,
    probes: { bad: [probeContent(`: ${config.words[0]} .`)], good: [probeContent('. . .')] },
    inspect: ({ segments }) =>
      resultOf(
        config.name,
        segments.flatMap(({ path, text }) =>
          automaton.find(text, config.wholeWord).map(({ word, start, end }) => ({
            rule: `word-${word}`,
            score: config.score,
            span: { path, start, end },
            explanation: `A word of the list ${config.name}.`,
            replacement: config.replacement,
          })),
        ),
      ),
  };
}
