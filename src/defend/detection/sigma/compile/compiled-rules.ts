import type { EventRecord, LogSource } from '../../../../contracts/event.ts';
import { fold } from '../match/fold.ts';
import type { SigmaRule } from '../rule/ast.ts';
import type { Entry } from './entry.ts';
import { Evaluation } from './evaluation.ts';
import { EMPTY, SINGLE } from './event-view.ts';
import type { FieldIndex } from './field-index.ts';
import { FieldTable } from './field-table.ts';
import { compileNode, type Node } from './node.ts';
import { orderNode } from './order-node.ts';
import { PredicateTable } from './predicate.ts';
import { buildGroup, type GroupRule, type RuleGroup } from './rule-group.ts';

type Event = Pick<EventRecord, 'fields' | 'raw' | 'logSources'>;

const ROUTES_MAX = 2_000;

export interface RuleCounts {
  readonly events: number;
  /** Rules whose condition was evaluated, summed over events. */
  readonly candidates: number;
  readonly matches: number;
}

/**
 * All rules compiled for evaluation together: an event is routed to the groups of its log sources, indexes over its fields
 * name the few rules that can hold, and only their conditions are evaluated, over predicates shared between rules.
 */
export class CompiledRules {
  readonly #groups: readonly RuleGroup[];
  readonly #nodes: readonly Node[];
  readonly #evaluation: Evaluation;
  readonly #routes = new Map<string, readonly RuleGroup[]>();
  readonly #enabled: Uint8Array;
  /** Per rule: the epoch in which it became a candidate. */
  readonly #stamps: Uint32Array;
  readonly #candidates: number[] = [];
  readonly #found: (entry: Entry) => void;
  readonly predicateCount: number;
  #events = 0;
  #candidateCount = 0;
  #matchCount = 0;

  constructor(rules: readonly SigmaRule[]) {
    const fields = new FieldTable();
    const table = new PredicateTable(fields);
    this.#nodes = rules.map((rule) => orderNode(compileNode(rule, table), table.predicates));
    const numbered = rules.map((rule, number) => ({ rule, number }));
    this.#groups = [...Map.groupBy(numbered, ({ rule }) => sourceKey(rule.logSource)).values()].map(
      (members) => {
        const groupRules = members.flatMap(({ number }): GroupRule[] => {
          const node = this.#nodes[number];
          return node === undefined ? [] : [{ number, node }];
        });
        return buildGroup(members[0]?.rule.logSource ?? {}, groupRules, table.predicates);
      },
    );
    this.predicateCount = table.predicates.length;
    this.#evaluation = new Evaluation(table.predicates, fields);
    this.#enabled = new Uint8Array(rules.length).fill(1);
    this.#stamps = new Uint32Array(rules.length);
    this.#found = (entry) => this.#notice(entry);
  }

  get counts(): RuleCounts {
    return { events: this.#events, candidates: this.#candidateCount, matches: this.#matchCount };
  }

  setEnabled(number: number, enabled: boolean): void {
    this.#enabled[number] = enabled ? 1 : 0;
  }

  /** Numbers of the rules that match, in rising order. */
  match(event: Event): readonly number[] {
    this.#events++;
    const groups = this.#route(event.logSources);
    if (groups.length === 0) return [];
    if (this.#evaluation.begin(event)) this.#stamps.fill(0);
    this.#candidates.length = 0;
    for (const group of groups) this.#collect(group);
    this.#candidateCount += this.#candidates.length;
    const out: number[] = [];
    for (const number of this.#candidates) {
      const node = this.#nodes[number];
      if (node !== undefined && this.#evaluation.evaluate(node)) out.push(number);
    }
    this.#evaluation.view.clear();
    this.#matchCount += out.length;
    return out.length > 1 ? out.sort((a, b) => a - b) : out;
  }

  #collect(group: RuleGroup): void {
    for (const number of group.always) this.#candidate(number);
    const view = this.#evaluation.view;
    for (const slot of view.loaded) {
      const index = group.fields[slot];
      if (index === undefined) continue;
      const state = view.states[slot];
      for (const number of index.present) this.#candidate(number);
      if (state === EMPTY || !index.readsText) continue;
      if (state === SINGLE) index.scan(view.folded(slot), this.#found);
      else this.#scanMany(index, view.values(slot));
    }
    if (group.keywords !== undefined)
      for (const text of view.allFolded()) group.keywords.scan(text, this.#found);
  }

  #scanMany(index: FieldIndex, values: readonly (string | null)[]): void {
    for (const value of values) if (value !== null) index.scan(fold(value), this.#found);
  }

  #notice(entry: Entry): void {
    if (entry.exact) this.#evaluation.setTrue(entry.id);
    else if (!this.#evaluation.holds(entry.id)) return;
    for (const number of entry.rules) this.#candidate(number);
  }

  #candidate(number: number): void {
    if (this.#stamps[number] === this.#evaluation.epoch || this.#enabled[number] === 0) return;
    this.#stamps[number] = this.#evaluation.epoch;
    this.#candidates.push(number);
  }

  /** The groups whose log source the event belongs to; remembered per combination of log sources. */
  #route(sources: readonly LogSource[]): readonly RuleGroup[] {
    let key = '';
    for (const source of sources)
      key += `${source.product ?? ''}\n${source.category ?? ''}\n${source.service ?? ''}\t`;
    const known = this.#routes.get(key);
    if (known !== undefined) return known;
    const groups = this.#groups.filter((group) => sources.some((source) => belongs(group.logSource, source)));
    if (this.#routes.size >= ROUTES_MAX) this.#routes.clear();
    this.#routes.set(key, groups);
    return groups;
  }
}

function sourceKey(source: LogSource): string {
  return `${source.product ?? ''}\n${source.category ?? ''}\n${source.service ?? ''}`;
}

/** Whether a rule for `wanted` looks at events of `source`: every part that the rule names must be the same. */
export function belongs(wanted: LogSource, source: LogSource): boolean {
  return (
    (wanted.product === undefined || wanted.product === source.product?.toLowerCase()) &&
    (wanted.category === undefined || wanted.category === source.category?.toLowerCase()) &&
    (wanted.service === undefined || wanted.service === source.service?.toLowerCase())
  );
}
