import { fold as foldText } from '../match/fold.ts';
import type { Node } from './node.ts';
import { KEYWORD_SLOT, type Predicate } from './predicate.ts';
import { regexLiteral } from './regex-literal.ts';

/** How an index can notice that a predicate may hold. `text` is folded; `exact`: noticing proves that it holds. */
export type Witness =
  | {
      readonly id: number;
      readonly how: 'equals' | 'contains' | 'prefix' | 'suffix';
      readonly text: string;
      readonly exact: boolean;
    }
  | { readonly id: number; readonly how: 'present' };

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
  const literal = literalOf(predicate);
  if (literal === undefined || literal.text === '') {
    // A keyword that no index can notice has to be tried on every event.
    return slot === KEYWORD_SLOT ? undefined : { witnesses: [{ id, how: 'present' }], cost: PRESENT_COST };
  }
  const keywordCost = slot === KEYWORD_SLOT ? 0.05 : 0;
  return { witnesses: [{ id, ...literal }], cost: shareOf(literal.how, literal.text) + keywordCost };
}

function literalOf(
  predicate: Predicate,
): { how: 'equals' | 'contains' | 'prefix' | 'suffix'; text: string; exact: boolean } | undefined {
  switch (predicate.op) {
    case 'equals':
    case 'contains':
    case 'prefix':
    case 'suffix':
      return { how: predicate.op, text: foldedOf(predicate), exact: !predicate.cased };
    case 'glob': {
      const texts = predicate.pattern.filter((token) => typeof token === 'string');
      const longest = texts.reduce((best, each) => (each.length > best.length ? each : best), '');
      return { how: 'contains', text: foldText(longest), exact: false };
    }
    case 'regex': {
      const text = regexLiteral(predicate.source, predicate.insensitive);
      return text === undefined ? undefined : { how: 'contains', text: foldText(text), exact: false };
    }
    default:
      return undefined;
  }
}

function foldedOf(predicate: Predicate & { text: string; cased: boolean }): string {
  return predicate.cased ? foldText(predicate.text) : predicate.text;
}

function shareOf(how: Witness['how'], text: string): number {
  if (how === 'equals') return /^\d{1,5}$/.test(text) ? 0.08 : 0.02;
  const usual = USUAL.some((each) => each === text || (text.length < each.length + 3 && text.includes(each)));
  const share = 0.3 * Math.exp(-text.length / 4) + 0.001;
  return Math.min(0.45, (usual ? share * 5 : share) * (how === 'prefix' ? 3 : 1));
}
