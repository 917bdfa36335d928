import { CompiledRules } from '../compile/compiled-rules.ts';
import { belongs } from '../compile/source-router.ts';
import { EventTexts } from '../naive/event-texts.ts';
import { fitsBySets, Interpreter } from '../naive/interpreter.ts';
import { parseRule } from '../rule/parse-rule.ts';
import { RandomCases } from './random-case.ts';

export interface Comparison {
  readonly pairs: number;
  readonly matches: number;
  /** The first pair on which the compiled engine and its naive twin do not agree. */
  readonly difference:
    | { readonly rule: unknown; readonly event: unknown; readonly compiled: boolean }
    | undefined;
}

/** Runs both engines over the random rules and events of one seed and compares every (rule, event) pair. */
export function findDifference(seed: number, ruleCount: number, eventCount: number): Comparison {
  const cases = new RandomCases(seed);
  const documents = Array.from({ length: ruleCount }, (_, number) => cases.document(`rule-${number}`));
  const rules = documents.map((document) => parseRule(document, 'random.yml', new Map()));
  const compiled = new CompiledRules(rules);
  const interpreter = new Interpreter(fitsBySets);
  let matches = 0;
  for (let number = 0; number < eventCount; number++) {
    const event = cases.event();
    const texts = new EventTexts(event);
    const found = new Set(compiled.match(event));
    matches += found.size;
    for (const [index, rule] of rules.entries()) {
      const wanted =
        event.logSources.some((source) => belongs(rule.logSource, source)) && interpreter.rule(rule, texts);
      if (wanted === found.has(index)) continue;
      const difference = { rule: documents[index], event, compiled: !wanted };
      return { pairs: number * ruleCount + index, matches, difference };
    }
  }
  return { pairs: ruleCount * eventCount, matches, difference: undefined };
}
