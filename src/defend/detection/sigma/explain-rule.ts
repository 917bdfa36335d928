import type { EventRecord } from '../../../contracts/event.ts';
import { belongs } from './compile/source-router.ts';
import { matchPattern } from './match/match-pattern.ts';
import { EventTexts } from './naive/event-texts.ts';
import { Interpreter } from './naive/interpreter.ts';
import type { Item, Selection, SigmaRule } from './rule/ast.ts';
import { showTest } from './rule/show-test.ts';

export interface ItemExplanation {
  /** Null for a keyword, which looks at every field. */
  readonly field: string | null;
  readonly modifiers: string;
  readonly matched: boolean;
  /** The first values that the rule looks for. */
  readonly expected: readonly string[];
  readonly expectedCount: number;
  /** What the event holds, cut short; null when it has no such field. */
  readonly observed: readonly (string | null)[] | null;
  readonly reason: string;
}

export interface SelectionExplanation {
  readonly name: string;
  readonly matched: boolean;
  readonly items: readonly ItemExplanation[];
}

export interface RuleExplanation {
  readonly ruleId: string;
  readonly title: string;
  /** The rule's log source is one of the event's and its condition holds. */
  readonly matched: boolean;
  readonly logSourceMatches: boolean;
  readonly conditionHolds: boolean;
  readonly conditions: readonly string[];
  readonly selections: readonly SelectionExplanation[];
}

const SHOWN_MAX = 20;
const LENGTH_MAX = 256;

const interpreter = new Interpreter(matchPattern);

/** Says of one rule and one event which selections hold, which do not, and why. */
export function explainRule(rule: SigmaRule, record: EventRecord): RuleExplanation {
  const event = new EventTexts(record);
  const logSourceMatches = record.logSources.some((source) => belongs(rule.logSource, source));
  const conditionHolds = interpreter.rule(rule, event);
  return {
    ruleId: rule.id,
    title: rule.title,
    matched: logSourceMatches && conditionHolds,
    logSourceMatches,
    conditionHolds,
    conditions: rule.conditionTexts,
    selections: [...rule.detections].map(([name, selection]) => ({
      name,
      matched: interpreter.selection(selection, event),
      items: itemsOf(selection)
        .slice(0, 200)
        .map((item) => explainItem(item, event)),
    })),
  };
}

function itemsOf(selection: Selection): readonly Item[] {
  return selection.kind === 'item' ? [selection] : selection.children.flatMap(itemsOf);
}

function explainItem(item: Item, event: EventTexts): ItemExplanation {
  const observed = item.field === undefined ? event.all() : (event.of(item.field) ?? null);
  const matched = interpreter.item(item, event);
  return {
    field: item.field ?? null,
    modifiers: item.modifiers,
    matched,
    expected: item.tests.slice(0, SHOWN_MAX).map((test) => showTest(test).slice(0, LENGTH_MAX)),
    expectedCount: item.tests.length,
    observed:
      observed === null
        ? null
        : observed.slice(0, SHOWN_MAX).map((value) => value?.slice(0, LENGTH_MAX) ?? null),
    reason: reasonOf(item, observed, matched, event),
  };
}

function reasonOf(
  item: Item,
  observed: readonly (string | null)[] | null,
  matched: boolean,
  event: EventTexts,
): string {
  const name = item.field ?? 'any field';
  if (observed === null)
    return matched ? `the event has no field ${name}, as asked` : `the event has no field ${name}`;
  const held = item.tests.filter((test) => interpreter.test(test, item.field, event));
  const asked = `${held.length} of ${item.tests.length} ${item.tests.length === 1 ? 'value' : 'values'}`;
  const rule = item.all && item.tests.length > 1 ? 'all are needed' : 'one is enough';
  return `${name} fits ${asked}${item.tests.length > 1 ? `, ${rule}` : ''}${item.negate ? ', and none may fit' : ''}`;
}
