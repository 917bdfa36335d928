import type { LogSource } from '../../../../contracts/event.ts';
import type { Entry } from './entry.ts';
import { FieldIndex } from './field-index.ts';
import type { Node } from './node.ts';
import { KEYWORD_SLOT, type Predicate } from './predicate.ts';
import { chooseWitnesses, type Witness } from './witness.ts';

/** The rules of one log source with what their events are searched for. */
export interface RuleGroup {
  readonly logSource: LogSource;
  readonly ruleCount: number;
  /** Rules that can hold without any witness: evaluated on every event. */
  readonly always: readonly number[];
  /** By field slot; a hole where the group does not look. */
  readonly fields: readonly (FieldIndex | undefined)[];
  readonly keywords: FieldIndex | undefined;
}

export interface GroupRule {
  readonly number: number;
  readonly node: Node;
}

export function buildGroup(
  logSource: LogSource,
  rules: readonly GroupRule[],
  predicates: readonly Predicate[],
): RuleGroup {
  const always: number[] = [];
  const bySlot = new Map<number, Map<string, { witness: Witness; rules: number[] }>>();
  for (const { number, node } of rules) {
    const set = chooseWitnesses(node, predicates);
    if (set === undefined) {
      always.push(number);
      continue;
    }
    for (const witness of set.witnesses) {
      const slot = predicates[witness.id]?.slot ?? KEYWORD_SLOT;
      const slotWitnesses = bySlot.get(slot) ?? new Map<string, { witness: Witness; rules: number[] }>();
      bySlot.set(slot, slotWitnesses);
      // All predicates that an index cannot read share one list: the field's presence.
      const key = witness.how === 'present' ? 'present' : `${witness.id}`;
      const known = slotWitnesses.get(key);
      if (known === undefined) slotWitnesses.set(key, { witness, rules: [number] });
      else if (known.rules.at(-1) !== number) known.rules.push(number);
    }
  }
  const slotMax = Math.max(-1, ...bySlot.keys());
  const fields = new Array<FieldIndex | undefined>(slotMax + 1).fill(undefined);
  for (const [slot, witnesses] of bySlot) {
    if (slot !== KEYWORD_SLOT) fields[slot] = indexOf([...witnesses.values()]);
  }
  const keywords = bySlot.get(KEYWORD_SLOT);
  return {
    logSource,
    ruleCount: rules.length,
    always,
    fields,
    keywords: keywords === undefined ? undefined : indexOf([...keywords.values()]),
  };
}

function indexOf(witnesses: readonly { witness: Witness; rules: readonly number[] }[]): FieldIndex {
  const entries = {
    equals: [] as Entry[],
    contains: [] as Entry[],
    prefix: [] as Entry[],
    suffix: [] as Entry[],
  };
  const present: number[] = [];
  for (const { witness, rules } of witnesses) {
    if (witness.how === 'present') present.push(...rules);
    else entries[witness.how].push({ id: witness.id, text: witness.text, exact: witness.exact, rules });
  }
  return new FieldIndex({ ...entries, present });
}
