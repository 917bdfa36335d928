import type { GatewayPolicy, GuardAction } from '../../contracts/guard.ts';
import { matchesPattern } from '../../protect/gateway/index.ts';
import type { AppDeps, CallReplay } from '../ports.ts';
import type { CallView } from './calls.ts';
import { replayReasons } from './replay-view.ts';

const changedMax = 500;
const rulesMax = 200;

/** Policies as they would stand with the edited one in its place. */
export interface Candidates {
  readonly policies: readonly GatewayPolicy[];
  /** The edited policy's name, and the one that it had before. */
  readonly names: readonly string[];
}

export function policyFor(policies: readonly GatewayPolicy[], model: string): GatewayPolicy | undefined {
  return policies.find((policy) => policy.models.some((pattern) => matchesPattern(pattern, model)));
}

type Reasons = ReturnType<typeof replayReasons>;

interface RuleTally {
  readonly guard: string;
  readonly rule: string;
  readonly direction: string;
  before: number;
  after: number;
  newlyBlocked: number;
  released: number;
}

/** Adds up what an edited policy would change about calls of the past. */
export class DryRun {
  readonly #deps: AppDeps;
  readonly #candidates: Candidates;
  readonly #transitions = new Map<string, { before: GuardAction; after: GuardAction; count: number }>();
  readonly #rules = new Map<string, RuleTally>();
  readonly #changed: {
    id: string;
    time: number;
    model: string;
    token: string;
    before: GuardAction;
    after: GuardAction;
    reasonsBefore: Reasons;
    reasonsAfter: Reasons;
  }[] = [];
  readonly #counts = {
    looked: 0,
    otherPolicy: 0,
    replayed: 0,
    notStored: 0,
    cut: 0,
    answersUnknown: 0,
    failed: 0,
  };

  constructor(deps: AppDeps, candidates: Candidates) {
    this.#deps = deps;
    this.#candidates = candidates;
  }

  async take(call: CallView): Promise<void> {
    this.#counts.looked++;
    const { policies, names } = this.#candidates;
    const policy = policyFor(policies, call.model ?? '');
    const isUnder = names.includes(call.policy) || (policy !== undefined && names.includes(policy.name));
    // A call that was turned away was under no policy; other policies stay as they are.
    if (call.policy === '' || !isUnder) {
      this.#counts.otherPolicy++;
      return;
    }
    const replay: CallReplay =
      policy === undefined
        ? { action: 'block', reasons: [], isAnswerKnown: true }
        : await this.#deps.guards.replay(call, policy);
    if (replay.problem === 'not-stored') this.#counts.notStored++;
    else if (replay.problem === 'cut') this.#counts.cut++;
    else this.#compare(call, replay);
  }

  result() {
    const rules = [...this.#rules.values()].sort(
      (a, b) => b.newlyBlocked + b.released - a.newlyBlocked - a.released || b.after - a.after,
    );
    return {
      ...this.#counts,
      transitions: [...this.#transitions.values()],
      rules: rules.slice(0, rulesMax),
      changed: this.#changed,
    };
  }

  #compare(call: CallView, replay: CallReplay): void {
    const before = call.verdict.action;
    const after = replay.action;
    this.#counts.replayed++;
    if (!replay.isAnswerKnown) this.#counts.answersUnknown++;
    if (replay.reasons.some(({ rule }) => rule === 'guard-error')) this.#counts.failed++;
    const key = `${before}>${after}`;
    const transition = this.#transitions.get(key) ?? { before, after, count: 0 };
    transition.count++;
    this.#transitions.set(key, transition);
    const reasonsBefore = replayReasons(call.verdict.reasons);
    const reasonsAfter = replayReasons(replay.reasons);
    const isStopped = before !== 'block' && after === 'block';
    const isReleased = before === 'block' && after !== 'block';
    for (const tally of this.#talliesOf(reasonsBefore)) tally.before++;
    for (const tally of this.#talliesOf(reasonsAfter)) tally.after++;
    // A rule that only noted something is no reason for a block, or for its end.
    const blocking = (reasons: Reasons) => reasons.filter(({ action }) => action === 'block');
    if (isReleased) for (const tally of this.#talliesOf(blocking(reasonsBefore))) tally.released++;
    if (isStopped) for (const tally of this.#talliesOf(blocking(reasonsAfter))) tally.newlyBlocked++;
    if (before === after || this.#changed.length >= changedMax) return;
    const { id, time, token, model } = call;
    const names = { id, time, model: model ?? '', token: token.name };
    this.#changed.push({ ...names, before, after, reasonsBefore, reasonsAfter });
  }

  /** One for each rule, however often it spoke. */
  #talliesOf(reasons: Reasons): Set<RuleTally> {
    return new Set(
      reasons.map(({ guard, rule, direction }) => {
        const key = `${guard}\n${rule}\n${direction}`;
        const tally = this.#rules.get(key) ?? {
          guard,
          rule,
          direction,
          before: 0,
          after: 0,
          newlyBlocked: 0,
          released: 0,
        };
        this.#rules.set(key, tally);
        return tally;
      }),
    );
  }
}
