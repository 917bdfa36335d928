import type { MatchedField } from '../../../contracts/finding.ts';
import { matchPattern } from './match/match-pattern.ts';
import type { EventValues } from './naive/event-texts.ts';
import { Interpreter } from './naive/interpreter.ts';
import type { Condition, Item, Selection, SigmaRule, ValueTest } from './rule/ast.ts';
import { showTest } from './rule/show-test.ts';

const FIELDS_MAX = 50;
const VALUE_LENGTH_MAX = 1024;

const interpreter = new Interpreter(matchPattern);
/** What is shown of a test that matched once: it will match again. */
const shown = new WeakMap<ValueTest, string>();

/** The fields and values that made a rule match: those of the selections that hold and that the condition asks for. */
export function matchedFields(rule: SigmaRule, event: EventValues): MatchedField[] {
  const out = new Map<string, MatchedField>();
  for (const condition of rule.conditions) {
    // A rule with one condition matched, so it holds.
    const holds = rule.conditions.length === 1 || interpreter.condition(condition, rule, event);
    if (holds) collectCondition(condition, rule, event, out);
  }
  return [...out.values()];
}

type Out = Map<string, MatchedField>;

/** Collects from a condition that holds. */
function collectCondition(condition: Condition, rule: SigmaRule, event: EventValues, out: Out): void {
  // What a `not` rules out is absent from the event, so there is nothing to show.
  if (condition.kind === 'not') return;
  if (condition.kind === 'ref') {
    const selection = rule.detections.get(condition.name);
    if (selection !== undefined) collectSelection(selection, event, out);
    return;
  }
  for (const child of condition.children) {
    const holds = condition.kind === 'and' || interpreter.condition(child, rule, event);
    if (holds) collectCondition(child, rule, event, out);
  }
}

/** Collects from a selection that holds. */
function collectSelection(selection: Selection, event: EventValues, out: Out): void {
  if (out.size >= FIELDS_MAX) return;
  if (selection.kind === 'item') {
    collectItem(selection, event, out);
    return;
  }
  for (const child of selection.children) {
    if (selection.kind === 'all' || interpreter.selection(child, event)) collectSelection(child, event, out);
  }
}

function collectItem(item: Item, event: EventValues, out: Out): void {
  const field = item.field ?? '(any field)';
  const values = item.field === undefined ? event.all() : event.of(item.field);
  const modifiers = item.modifiers === '' ? '' : `${item.modifiers}: `;
  if (item.negate || values === undefined) {
    const condition = `${modifiers}${item.tests.slice(0, 5).map(showTest).join(', ')}`;
    add(out, field, values?.find((value) => value !== null) ?? '', condition);
    return;
  }
  for (const test of item.tests) {
    const value = values.find((each) => each !== null && interpreter.value(test, each, event));
    if (value !== undefined) add(out, field, value ?? '', modifiers + show(test));
    else if (interpreter.test(test, item.field, event)) add(out, field, values[0] ?? '', show(test));
    if (!item.all && out.has(field)) return;
  }
}

function show(test: ValueTest): string {
  const known = shown.get(test);
  if (known !== undefined) return known;
  const text = showTest(test);
  shown.set(test, text);
  return text;
}

function add(out: Out, field: string, value: string, condition: string): void {
  const known = out.get(field);
  if (known === undefined && out.size >= FIELDS_MAX) return;
  const conditions = known?.condition === undefined ? condition : `${known.condition} · ${condition}`;
  out.set(field, {
    field,
    value: value.slice(0, VALUE_LENGTH_MAX),
    condition: conditions.slice(0, VALUE_LENGTH_MAX),
  });
}
