import { CompiledRules } from '../compile/compiled-rules.ts';
import { EventTexts } from '../naive/event-texts.ts';
import { fitsBySets, Interpreter } from '../naive/interpreter.ts';
import { parseRule } from '../rule/parse-rule.ts';

const SOURCE = { category: 'test' };

/** Whether a detection matches an event; both engines are asked and have to agree. */
export function matchDetection(
  detection: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>>,
  options: { readonly raw?: string; readonly placeholders?: ReadonlyMap<string, readonly string[]> } = {},
): boolean {
  const document = { title: 'test', logsource: SOURCE, detection: { condition: 'sel', ...detection } };
  const rule = parseRule(document, 'test.yml', options.placeholders ?? new Map());
  const event = { fields, raw: options.raw ?? '{}', logSources: [SOURCE] };
  const compiled = new CompiledRules([rule]).match(event).length === 1;
  const naive = new Interpreter(fitsBySets).rule(rule, new EventTexts(event));
  if (compiled !== naive) throw new Error(`the engines differ: compiled ${compiled}, naive ${naive}`);
  return compiled;
}
