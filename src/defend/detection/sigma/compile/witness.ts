import { type Literal, literalsOf } from './literal.ts';
import type { Node } from './node.ts';
import { KEYWORD_SLOT, type Predicate } from './predicate.ts';

/** A predicate that makes a rule worth evaluating: when the index finds it, or as soon as its field is there. */
export interface Witness {
  readonly id: number;
  readonly how: 'indexed' | 'present';
}

export interface WitnessSet {
  /** When the rule holds, at least one of them is noticed. */
  readonly witnesses: readonly Witness[];
  /** Estimated share of events in which one is noticed. */
  readonly cost: number;
}

const PRESENT_COST = 0.5;
/** Texts so usual that they tell events apart badly. */
const USUAL = [
  '\\cmd.exe',
  '\\powershell.exe',
  '\\rundll32.exe',
  '\\svchost.exe',
  '.exe',
  '.dll',
  'http',
  'c:\\windows',
  'c:\\users',
  'system32',
];

/**
 * Chooses predicates of which at least one must hold for the node to hold: of an `and` the best child, of an `or` all
 * children together. A `not` has none. Undefined when the node can hold without any.
 */
export function chooseWitnesses(node: Node, predicates: readonly Predicate[]): WitnessSet | undefined {
  if (node.op === 'not') return undefined;
  if (node.op === 'predicate') {
    const predicate = predicates[node.id];
    return predicate === undefined ? undefined : witnessOf(predicate);
  }
  const sets = node.children.map((child) => chooseWitnesses(child, predicates));
  if (node.op === 'and') {
    let best: WitnessSet | undefined;
    for (const set of sets) if (set !== undefined && (best === undefined || set.cost < best.cost)) best = set;
    return best;
  }
  const witnesses: Witness[] = [];
  let cost = 0;
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const witness of set.witnesses) witnesses.push(witness);
    cost += set.cost;
  }
  return { witnesses, cost: Math.min(cost, 1) };
}

function witnessOf(predicate: Predicate): WitnessSet | undefined {
  const { id, slot } = predicate;
  if (predicate.op === 'null') return undefined;
  const literals = literalsOf(predicate);
  if (literals === undefined) {
    // A keyword that no index can notice has to be tried on every event.
    return slot === KEYWORD_SLOT ? undefined : { witnesses: [{ id, how: 'present' }], cost: PRESENT_COST };
  }
  const keywordCost = slot === KEYWORD_SLOT ? 0.05 : 0;
  const cost = literals.reduce((sum, literal) => sum + shareOf(literal), keywordCost);
  return { witnesses: [{ id, how: 'indexed' }], cost: Math.min(cost, 1) };
}

function shareOf({ how, text }: Literal): number {
  if (how === 'equals') return /^\d{1,5}$/.test(text) ? 0.08 : 0.02;
  const usual = USUAL.some((each) => each === text || (text.length < each.length + 3 && text.includes(each)));
  const share = 0.3 * Math.exp(-text.length / 4) + 0.001;
  return Math.min(0.45, (usual ? share * 5 : share) * (how === 'prefix' ? 3 : 1));
}
