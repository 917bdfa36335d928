import type { GuardAction } from '../../../contracts/guard.ts';
import type { ReplayCall, ReplayJudge, ReplayReason, ReplayVerdict } from './call.ts';

export interface RuleChange {
  readonly guard: string;
  readonly rule: string;
  /** Calls in which the rule took part, before and now. */
  readonly before: number;
  readonly after: number;
  /** Calls that are blocked now and were not, with this rule as a reason to block. */
  readonly newlyBlocked: number;
  /** Calls that were blocked with this rule as a reason and are not any more. */
  readonly released: number;
}

export interface CallChange {
  readonly id: string;
  readonly before: GuardAction;
  readonly after: GuardAction;
  readonly reasonsBefore: readonly ReplayReason[];
  readonly reasonsAfter: readonly ReplayReason[];
}

export interface ReplayReport {
  readonly calls: number;
  /** Calls that came without a verdict and were judged under the baseline. */
  readonly judgedBefore: number;
  readonly blockedBefore: number;
  readonly blockedAfter: number;
  readonly newlyBlocked: number;
  readonly released: number;
  /** Calls by what was done before and would be done now, e.g. `allow>block`. */
  readonly transitions: Readonly<Record<string, number>>;
  readonly rules: readonly RuleChange[];
  /** The calls whose action changes, the first ten thousand. */
  readonly changes: readonly CallChange[];
  readonly changesCut: boolean;
}

const CHANGES_MAX = 10_000;
const RULES_MAX = 2_000;
const order: readonly GuardAction[] = ['allow', 'flag', 'redact', 'block'];

/**
 * What a new policy would have done to past traffic.
 *
 * @param baseline judges calls that came without a verdict
 */
export function replayPolicy(
  calls: Iterable<ReplayCall>,
  policy: ReplayJudge,
  baseline: ReplayJudge,
): ReplayReport {
  const tally = new ReplayTally();
  for (const call of calls) {
    const before = call.before ?? judgeCall(call, baseline);
    tally.add(call, before, judgeCall(call, policy));
  }
  return tally.report();
}

/** The strictest of what is done to the call's contents, with all reasons. */
function judgeCall({ contents }: ReplayCall, judge: ReplayJudge): ReplayVerdict {
  const verdicts = contents.map(judge);
  const action = verdicts.reduce<GuardAction>(
    (strictest, one) => (order.indexOf(one.action) > order.indexOf(strictest) ? one.action : strictest),
    'allow',
  );
  return { action, reasons: verdicts.flatMap(({ reasons }) => reasons) };
}

class ReplayTally {
  readonly #transitions: Record<string, number> = {};
  readonly #rules = new Map<string, { -readonly [Key in keyof RuleChange]: RuleChange[Key] }>();
  readonly #changes: CallChange[] = [];
  #calls = 0;
  #judgedBefore = 0;

  add(call: ReplayCall, before: ReplayVerdict, after: ReplayVerdict): void {
    this.#calls++;
    if (call.before === undefined) this.#judgedBefore++;
    const transition = `${before.action}>${after.action}`;
    this.#transitions[transition] = (this.#transitions[transition] ?? 0) + 1;
    this.#count(before, 'before');
    this.#count(after, 'after');
    if (before.action !== 'block' && after.action === 'block') this.#count(after, 'newlyBlocked');
    if (before.action === 'block' && after.action !== 'block') this.#count(before, 'released');
    if (before.action === after.action || this.#changes.length >= CHANGES_MAX) return;
    this.#changes.push({
      id: call.id,
      before: before.action,
      after: after.action,
      reasonsBefore: before.reasons.slice(0, 20),
      reasonsAfter: after.reasons.slice(0, 20),
    });
  }

  report(): ReplayReport {
    const sum = (matches: (before: string, after: string) => boolean): number =>
      Object.entries(this.#transitions).reduce((total, [transition, count]) => {
        const [before = '', after = ''] = transition.split('>');
        return matches(before, after) ? total + count : total;
      }, 0);
    const changed = sum((before, after) => before !== after);
    return {
      calls: this.#calls,
      judgedBefore: this.#judgedBefore,
      blockedBefore: sum((before) => before === 'block'),
      blockedAfter: sum((_, after) => after === 'block'),
      newlyBlocked: sum((before, after) => before !== 'block' && after === 'block'),
      released: sum((before, after) => before === 'block' && after !== 'block'),
      transitions: this.#transitions,
      rules: [...this.#rules.values()].sort(
        (a, b) => b.newlyBlocked + b.released - (a.newlyBlocked + a.released) || b.after - a.after,
      ),
      changes: this.#changes,
      changesCut: changed > this.#changes.length,
    };
  }

  /** Each rule counts once a call, however often it spoke. */
  #count({ reasons }: ReplayVerdict, as: 'before' | 'after' | 'newlyBlocked' | 'released'): void {
    const isAboutBlocking = as === 'newlyBlocked' || as === 'released';
    const seen = new Set<string>();
    for (const { guard, rule, action } of reasons) {
      const key = `${guard}\0${rule}`;
      if (seen.has(key) || (isAboutBlocking && action !== 'block')) continue;
      seen.add(key);
      let entry = this.#rules.get(key);
      if (entry === undefined) {
        if (this.#rules.size >= RULES_MAX) continue;
        entry = { guard, rule, before: 0, after: 0, newlyBlocked: 0, released: 0 };
        this.#rules.set(key, entry);
      }
      entry[as]++;
    }
  }
}
