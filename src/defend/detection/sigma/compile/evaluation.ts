import type { EventRecord } from '../../../../contracts/event.ts';
import { inNetwork, parseAddress } from '../match/cidr.ts';
import { compareNumbers } from '../match/compare.ts';
import { fold } from '../match/fold.ts';
import { matchPattern } from '../match/match-pattern.ts';
import { numberOf } from '../match/texts-of.ts';
import { timePart } from '../match/time-part.ts';
import { ABSENT, EMPTY, EventView, SINGLE } from './event-view.ts';
import type { FieldTable } from './field-table.ts';
import type { Node } from './node.ts';
import { KEYWORD_SLOT, type Predicate } from './predicate.ts';

const EPOCH_MAX = 2 ** 30;

/** Works out predicates and conditions for one event at a time; every predicate at most once an event. */
export class Evaluation {
  readonly view: EventView;
  readonly #predicates: readonly Predicate[];
  /** Per predicate: the epoch (event) it was last worked out in, times two, plus the outcome. */
  readonly #memo: Uint32Array;
  #epoch = 0;

  constructor(predicates: readonly Predicate[], fields: FieldTable) {
    this.#predicates = predicates;
    this.#memo = new Uint32Array(predicates.length);
    this.view = new EventView(fields);
  }

  /** Number of the event being worked on; grows with every {@link begin}. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Takes the next event. Returns true when the epochs started anew, so that callers reset what they stamped with them. */
  begin(event: Pick<EventRecord, 'fields' | 'raw'>): boolean {
    this.view.load(event);
    this.#epoch++;
    if (this.#epoch < EPOCH_MAX) return false;
    this.#memo.fill(0);
    this.#epoch = 1;
    return true;
  }

  /** Records what an index found out already. */
  setTrue(id: number): void {
    this.#memo[id] = this.#epoch * 2 + 1;
  }

  holds(id: number): boolean {
    const memo = this.#memo[id] ?? 0;
    if (memo >>> 1 === this.#epoch) return (memo & 1) === 1;
    const predicate = this.#predicates[id];
    const outcome = predicate !== undefined && this.#compute(predicate);
    this.#memo[id] = this.#epoch * 2 + (outcome ? 1 : 0);
    return outcome;
  }

  evaluate(node: Node): boolean {
    switch (node.op) {
      case 'predicate':
        return this.holds(node.id);
      case 'and':
        for (const child of node.children) if (!this.evaluate(child)) return false;
        return true;
      case 'or':
        for (const child of node.children) if (this.evaluate(child)) return true;
        return false;
      default:
        return !this.evaluate(node.child);
    }
  }

  #compute(predicate: Predicate): boolean {
    if (predicate.slot === KEYWORD_SLOT) return this.#keyword(predicate);
    const state = this.view.states[predicate.slot];
    if (predicate.op === 'exists') return state !== ABSENT;
    if (predicate.op === 'null') {
      return (
        state === ABSENT ||
        state === EMPTY ||
        (state !== SINGLE && this.view.values(predicate.slot).includes(null))
      );
    }
    if (state === SINGLE) {
      const folds = 'cased' in predicate && !predicate.cased;
      return this.#test(predicate, folds ? this.view.folded(predicate.slot) : this.view.text(predicate.slot));
    }
    if (state === ABSENT || state === EMPTY) return false;
    return this.#any(predicate, this.view.values(predicate.slot));
  }

  #any(predicate: Predicate, values: readonly (string | null)[]): boolean {
    const folds = 'cased' in predicate && !predicate.cased;
    for (const value of values)
      if (value !== null && this.#test(predicate, folds ? fold(value) : value)) return true;
    return false;
  }

  #keyword(predicate: Predicate): boolean {
    const folds = 'cased' in predicate && !predicate.cased;
    for (const text of folds ? this.view.allFolded() : this.view.allTexts())
      if (this.#test(predicate, text)) return true;
    return false;
  }

  #test(predicate: Predicate, text: string): boolean {
    switch (predicate.op) {
      case 'equals':
        return text === predicate.text;
      case 'contains':
        return text.includes(predicate.text);
      case 'prefix':
        return text.startsWith(predicate.text);
      case 'suffix':
        return text.endsWith(predicate.text);
      case 'glob':
        return matchPattern(predicate.pattern, text);
      case 'regex':
        return predicate.regex.test(text);
      case 'fieldref':
        return this.#relates(predicate, text);
      case 'anything':
        return true;
      default:
        return testNumber(predicate, text);
    }
  }

  /** `text` is folded already when the predicate ignores case. */
  #relates(predicate: Predicate & { op: 'fieldref' }, text: string): boolean {
    for (const value of this.view.values(predicate.other)) {
      if (value === null) continue;
      const other = predicate.cased ? value : fold(value);
      if (predicate.relation === 'equals' ? text === other : relates(predicate.relation, text, other))
        return true;
    }
    return false;
  }
}

function relates(relation: 'contains' | 'startswith' | 'endswith', text: string, other: string): boolean {
  if (relation === 'contains') return text.includes(other);
  return relation === 'startswith' ? text.startsWith(other) : text.endsWith(other);
}

function testNumber(predicate: Predicate, text: string): boolean {
  if (predicate.op === 'cidr') {
    const address = parseAddress(text.trim());
    return address !== undefined && inNetwork(predicate.network, address);
  }
  if (predicate.op !== 'compare') return false;
  const number = predicate.part === undefined ? numberOf(text) : timePart(text, predicate.part);
  return number !== undefined && compareNumbers(predicate.comparison, number, predicate.number);
}
