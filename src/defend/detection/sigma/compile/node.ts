import type { Condition, Item, Selection, SigmaRule, ValueTest } from '../rule/ast.ts';
import type { PredicateTable } from './predicate.ts';

/** A rule's condition over predicates. */
export type Node =
  | { readonly op: 'predicate'; readonly id: number }
  | { readonly op: 'and' | 'or'; readonly children: readonly Node[] }
  | { readonly op: 'not'; readonly child: Node };

/** Compiles a rule to one node over the shared predicates. */
export function compileNode(rule: SigmaRule, predicates: PredicateTable): Node {
  const detections = new Map<string, Node>();
  for (const [name, selection] of rule.detections) detections.set(name, selectionNode(selection, predicates));
  return join(
    'or',
    rule.conditions.map((condition) => conditionNode(condition, detections)),
  );
}

function conditionNode(condition: Condition, detections: ReadonlyMap<string, Node>): Node {
  if (condition.kind === 'not') return { op: 'not', child: conditionNode(condition.child, detections) };
  if (condition.kind === 'ref') {
    const node = detections.get(condition.name);
    if (node === undefined)
      throw new Error(`a condition passed the parser but '${condition.name}' does not exist`);
    return node;
  }
  return join(
    condition.kind,
    condition.children.map((child) => conditionNode(child, detections)),
  );
}

function selectionNode(selection: Selection, predicates: PredicateTable): Node {
  if (selection.kind === 'item') return itemNode(selection, predicates);
  return join(
    selection.kind === 'all' ? 'and' : 'or',
    selection.children.map((child) => selectionNode(child, predicates)),
  );
}

function itemNode(item: Item, predicates: PredicateTable): Node {
  const isList = !item.all && item.tests.length > 1 && item.tests.every(({ kind }) => kind !== 'exists');
  const node = isList
    ? join(
        'or',
        predicates.internAny(item.field, item.tests).map((id): Node => ({ op: 'predicate', id })),
      )
    : join(
        item.all ? 'and' : 'or',
        item.tests.map((test) => testNode(item.field, test, predicates)),
      );
  return item.negate ? { op: 'not', child: node } : node;
}

function testNode(field: string | undefined, test: ValueTest, predicates: PredicateTable): Node {
  const node: Node = { op: 'predicate', id: predicates.intern(field, test) };
  return test.kind === 'exists' && !test.expected ? { op: 'not', child: node } : node;
}

function join(op: 'and' | 'or', children: readonly Node[]): Node {
  const flat = children.flatMap((child) => (child.op === op ? child.children : [child]));
  return flat.length === 1 && flat[0] !== undefined ? flat[0] : { op, children: flat };
}
