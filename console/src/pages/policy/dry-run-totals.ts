import type { DryRunPage, GuardAction } from '../../api/types.ts';

type Rule = DryRunPage['rules'][number];
export type ChangedCall = DryRunPage['changed'][number];

export interface DryRunTotals {
  readonly range: { readonly fromMs: number; readonly toMs: number };
  readonly looked: number;
  readonly otherPolicy: number;
  readonly replayed: number;
  readonly notStored: number;
  readonly cut: number;
  readonly answersUnknown: number;
  readonly failed: number;
  readonly transitions: DryRunPage['transitions'];
  readonly rules: readonly Rule[];
  /** Gravest first, at most a thousand. */
  readonly changed: readonly ChangedCall[];
}

const changedMax = 1_000;

export const emptyTotals: DryRunTotals = {
  range: { fromMs: 0, toMs: 0 },
  looked: 0,
  otherPolicy: 0,
  replayed: 0,
  notStored: 0,
  cut: 0,
  answersUnknown: 0,
  failed: 0,
  transitions: [],
  rules: [],
  changed: [],
};

function gravity({ before, after }: ChangedCall): number {
  if (after === 'block') return 0;
  if (before === 'block') return 1;
  return after === 'redact' ? 2 : 3;
}

/** Adds one page of a dry run to what came before. */
export function addPage(totals: DryRunTotals, page: DryRunPage): DryRunTotals {
  const transitions = new Map(totals.transitions.map((each) => [`${each.before}>${each.after}`, each]));
  for (const each of page.transitions) {
    const key = `${each.before}>${each.after}`;
    transitions.set(key, { ...each, count: each.count + (transitions.get(key)?.count ?? 0) });
  }
  const rules = new Map(totals.rules.map((each) => [ruleKey(each), each]));
  for (const each of page.rules) {
    const held = rules.get(ruleKey(each));
    rules.set(ruleKey(each), {
      ...each,
      before: each.before + (held?.before ?? 0),
      after: each.after + (held?.after ?? 0),
      newlyBlocked: each.newlyBlocked + (held?.newlyBlocked ?? 0),
      released: each.released + (held?.released ?? 0),
    });
  }
  return {
    range: totals.range,
    looked: totals.looked + page.looked,
    otherPolicy: totals.otherPolicy + page.otherPolicy,
    replayed: totals.replayed + page.replayed,
    notStored: totals.notStored + page.notStored,
    cut: totals.cut + page.cut,
    answersUnknown: totals.answersUnknown + page.answersUnknown,
    failed: totals.failed + page.failed,
    transitions: [...transitions.values()],
    rules: [...rules.values()].sort(
      (a, b) => b.newlyBlocked + b.released - a.newlyBlocked - a.released || b.after - a.after,
    ),
    changed: [...totals.changed, ...page.changed]
      .sort((a, b) => gravity(a) - gravity(b) || b.time - a.time)
      .slice(0, changedMax),
  };
}

function ruleKey({ guard, rule, direction }: Rule): string {
  return `${guard} ${rule} ${direction}`;
}

/** Calls that went, or would go, from something to something. */
export function countOf(
  totals: DryRunTotals,
  matches: (before: GuardAction, after: GuardAction) => boolean,
): number {
  return totals.transitions.reduce(
    (sum, { before, after, count }) => sum + (matches(before, after) ? count : 0),
    0,
  );
}
