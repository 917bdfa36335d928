import type { EventRecord, LogSource } from '../../../../contracts/event.ts';
import type { SigmaRule } from '../rule/ast.ts';
import { Bucket, type BucketRule } from './bucket.ts';
import { Evaluation } from './evaluation.ts';
import type { EventView } from './event-view.ts';
import { FieldTable } from './field-table.ts';
import { compileNode, type Node } from './node.ts';
import { orderNode } from './order-node.ts';
import { KEYWORD_SLOT, type Predicate, PredicateTable } from './predicate.ts';
import { ProgramWriter } from './program.ts';
import { SourceRouter } from './source-router.ts';
import { ValueFacts } from './value-facts.ts';
import { chooseWitnesses } from './witness.ts';

type Event = Pick<EventRecord, 'fields' | 'raw' | 'logSources'>;

export interface RuleCounts {
  readonly events: number;
  /** Rules whose condition was evaluated, summed over events. */
  readonly candidates: number;
  readonly matches: number;
}

/**
 * All rules compiled for evaluation together: an event is led to the rules of its log sources, one index per field (over
 * all rules, its answers remembered by value) names the predicates that hold, those name the few rules that can hold, and
 * only their conditions are evaluated, over predicates shared between rules.
 */
export class CompiledRules {
  readonly #router: SourceRouter<Bucket>;
  readonly #evaluation: Evaluation;
  /** Per rule: where its condition starts. */
  readonly #starts: Int32Array;
  readonly #enabled: Uint8Array;
  /** Per rule: the epoch in which it became a candidate. */
  readonly #stamps: Uint32Array;
  readonly #candidates: number[] = [];
  readonly predicateCount: number;
  #events = 0;
  #candidateCount = 0;
  #matchCount = 0;

  constructor(rules: readonly SigmaRule[]) {
    const { starts, code, predicates, fields, waiting } = compile(rules);
    this.predicateCount = predicates.length;
    const facts = new ValueFacts(predicates, witnessFlags(waiting, predicates), fields.size);
    this.#starts = starts;
    this.#evaluation = new Evaluation(predicates, fields, facts, code);
    this.#router = routerOf(waiting, predicates, fields.size, facts);
    this.#enabled = new Uint8Array(rules.length).fill(1);
    this.#stamps = new Uint32Array(rules.length);
  }

  get counts(): RuleCounts {
    return { events: this.#events, candidates: this.#candidateCount, matches: this.#matchCount };
  }

  /** The event that was matched last, as rules see it; empty after {@link forget}. */
  get view(): EventView {
    return this.#evaluation.view;
  }

  setEnabled(number: number, enabled: boolean): void {
    this.#enabled[number] = enabled ? 1 : 0;
  }

  /** Numbers of the rules that match, in rising order. */
  match(event: Event): readonly number[] {
    this.#events++;
    const bucket = this.#router.route(event.logSources);
    if (bucket === undefined) return [];
    const evaluation = this.#evaluation;
    if (evaluation.begin(event)) this.#stamps.fill(0);
    this.#candidates.length = 0;
    this.#collect(bucket);
    this.#candidateCount += this.#candidates.length;
    const out: number[] = [];
    for (const number of this.#candidates) {
      if (evaluation.run(this.#starts[number] as number)) out.push(number);
    }
    this.#matchCount += out.length;
    return out.length > 1 ? out.sort((a, b) => a - b) : out;
  }

  /** Lets go of the event that was matched last. */
  forget(): void {
    this.#evaluation.view.clear();
  }

  #collect(bucket: Bucket): void {
    for (const number of bucket.always) this.#candidate(number);
    const evaluation = this.#evaluation;
    const { keywords } = bucket;
    for (const slot of evaluation.view.loaded) {
      const present = bucket.present[slot];
      if (present !== undefined) for (const number of present) this.#candidate(number);
      if (bucket.isSearched[slot] === 1) this.#witnessed(bucket, evaluation.search(slot, keywords));
      else if (keywords !== 0) this.#witnessed(bucket, evaluation.searchKeywords(slot, keywords));
    }
    if (keywords !== 0) this.#witnessed(bucket, evaluation.searchOthers(keywords));
  }

  #witnessed(bucket: Bucket, ids: readonly number[]): void {
    const { starts, rules } = bucket;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      const end = starts[id + 1] as number;
      for (let at = starts[id] as number; at < end; at++) this.#candidate(rules[at] as number);
    }
  }

  #candidate(number: number): void {
    const { epoch } = this.#evaluation;
    if (this.#stamps[number] === epoch || this.#enabled[number] === 0) return;
    this.#stamps[number] = epoch;
    this.#candidates.push(number);
  }
}

interface Compiled {
  /** Per rule: where its condition starts in the code. */
  readonly starts: Int32Array;
  readonly code: Int32Array;
  readonly predicates: readonly Predicate[];
  readonly fields: FieldTable;
  readonly waiting: readonly BucketRule[];
}

/** Apart from the class, whose closures would keep the rules and the table of names alive. */
function compile(rules: readonly SigmaRule[]): Compiled {
  const fields = new FieldTable();
  const table = new PredicateTable(fields);
  const { predicates } = table;
  const writer = new ProgramWriter();
  const starts = new Int32Array(rules.length);
  const waiting = rules.map((rule, number): BucketRule => {
    const node = orderNode(compileNode(rule, table), predicates);
    starts[number] = writer.add(node);
    const witnesses = chooseWitnesses(node, predicates);
    return { number, logSource: rule.logSource, witnesses, keywords: keywordsOf(node, predicates) };
  });
  return { starts, code: writer.code, predicates, fields, waiting };
}

function keywordsOf(node: Node, predicates: readonly Predicate[]): readonly number[] {
  if (node.op === 'predicate') return predicates[node.id]?.slot === KEYWORD_SLOT ? [node.id] : [];
  if (node.op === 'not') return keywordsOf(node.child, predicates);
  return node.children.flatMap((child) => keywordsOf(child, predicates));
}

function witnessFlags(rules: readonly BucketRule[], predicates: readonly Predicate[]): Uint8Array {
  const flags = new Uint8Array(predicates.length);
  for (const { witnesses } of rules) {
    for (const { id, how } of witnesses?.witnesses ?? []) if (how === 'indexed') flags[id] = 1;
  }
  return flags;
}

function routerOf(
  waiting: readonly BucketRule[],
  predicates: readonly Predicate[],
  slots: number,
  facts: ValueFacts,
): SourceRouter<Bucket> {
  const groups = [...Map.groupBy(waiting, ({ logSource }) => sourceKey(logSource)).values()];
  const sources = groups.map((members) => members[0]?.logSource ?? {});
  return new SourceRouter(sources, (numbers) => {
    const members = numbers.flatMap((number) => groups[number] ?? []);
    return new Bucket(members, predicates, slots, (ids) => facts.keywords(ids));
  });
}

function sourceKey(source: LogSource): string {
  return `${source.product ?? ''}\n${source.category ?? ''}\n${source.service ?? ''}`;
}
