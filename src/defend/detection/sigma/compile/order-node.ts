import type { Node } from './node.ts';
import type { Predicate } from './predicate.ts';

/** About how much work a predicate is, in looks at a short text. */
const COSTS: Readonly<Record<Predicate['op'], number>> = {
  null: 1,
  exists: 1,
  anything: 1,
  equals: 1,
  prefix: 1,
  suffix: 1,
  set: 1,
  contains: 3,
  compare: 4,
  fieldref: 4,
  cidr: 6,
  glob: 8,
  regex: 60,
};

interface Weighed {
  readonly node: Node;
  readonly cost: number;
}

/** Puts the cheap children of every `and` and `or` first, so that most evaluations end before the expensive ones. */
export function orderNode(node: Node, predicates: readonly Predicate[]): Node {
  return weigh(node, predicates).node;
}

function weigh(node: Node, predicates: readonly Predicate[]): Weighed {
  if (node.op === 'predicate') {
    const op = predicates[node.id]?.op;
    return { node, cost: op === undefined ? 1 : COSTS[op] };
  }
  if (node.op === 'not') {
    const { node: child, cost } = weigh(node.child, predicates);
    return { node: { op: 'not', child }, cost };
  }
  const children = node.children.map((child) => weigh(child, predicates)).sort((a, b) => a.cost - b.cost);
  const cost = children.reduce((sum, child) => sum + child.cost, 0);
  return { node: { op: node.op, children: children.map((child) => child.node) }, cost };
}
