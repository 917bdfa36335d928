import type {
  GatewayPolicy,
  Guard,
  GuardAction,
  GuardContent,
  GuardReason,
  GuardResult,
  GuardSegment,
} from '../../contracts/guard.ts';
import { stricter } from './actions.ts';
import { redactSegments } from './redaction.ts';
import { checkResult } from './result-check.ts';

/** What a chain of guards says about one content. */
export interface ChainVerdict {
  readonly action: GuardAction;
  /** The highest score of any guard, 0..1. */
  readonly score: number;
  /** What every guard that ran answered, including what stayed under its threshold. */
  readonly results: readonly GuardResult[];
  /** Reasons that reached their threshold, and a reason for every guard that failed. */
  readonly reasons: readonly GuardReason[];
  /** All segments, rewritten; there when the action is `redact`. */
  readonly redacted?: readonly GuardSegment[];
}

export interface Chain {
  readonly policy: GatewayPolicy;
  inspect(content: GuardContent): ChainVerdict;
}

export interface ChainOptions {
  /** A monotonic clock in milliseconds. */
  readonly now?: () => number;
}

type GuardPolicy = GatewayPolicy['guards'][number];

/** Rule id of the reason that stands for a guard that threw, ran late or does not exist. */
export const GUARD_ERROR_RULE = 'guard-error';

/**
 * Joins guards under a policy. The strictest action wins. It fails closed: a guard that throws, answers nonsense, runs
 * late or is unknown leads to the policy's `onGuardError`, which blocks unless somebody chose otherwise.
 */
export function createChain(guards: readonly Guard[], policy: GatewayPolicy, options: ChainOptions = {}): Chain {
  const byName = new Map(guards.map((guard) => [guard.name, guard]));
  const now = options.now ?? (() => performance.now());
  return { policy, inspect: (content) => new Inspection(byName, policy, content, now).run() };
}

class Inspection {
  readonly #guards: ReadonlyMap<string, Guard>;
  readonly #policy: GatewayPolicy;
  readonly #content: GuardContent;
  readonly #now: () => number;
  readonly #results: GuardResult[] = [];
  readonly #reasons: GuardReason[] = [];
  readonly #toRedact: GuardReason[] = [];
  #action: GuardAction = 'allow';
  #score = 0;

  constructor(guards: ReadonlyMap<string, Guard>, policy: GatewayPolicy, content: GuardContent, now: () => number) {
    this.#guards = guards;
    this.#policy = policy;
    this.#content = content;
    this.#now = now;
  }

  run(): ChainVerdict {
    const deadlineMs = this.#now() + this.#policy.guardTimeoutMs;
    for (const guardPolicy of this.#policy.guards) {
      if (guardPolicy.action === 'allow' || !guardPolicy.directions.includes(this.#content.direction)) continue;
      this.#runGuard(guardPolicy, deadlineMs);
    }
    const redacted = this.#action === 'redact' ? { redacted: redactSegments(this.#content.segments, this.#toRedact) } : {};
    return { action: this.#action, score: this.#score, results: this.#results, reasons: this.#reasons, ...redacted };
  }

  #runGuard(guardPolicy: GuardPolicy, deadlineMs: number): void {
    const guard = this.#guards.get(guardPolicy.guard);
    if (guard === undefined) return this.#fail(guardPolicy, 'it does not exist');
    if (!guard.directions.includes(this.#content.direction)) return;
    if (this.#now() > deadlineMs) return this.#fail(guardPolicy, 'no time was left for it');
    let result: GuardResult;
    try {
      result = guard.inspect(this.#content, { threshold: guardPolicy.threshold, deadlineMs });
    } catch (error) {
      // The message may quote the content, so only the kind of error is told.
      return this.#fail(guardPolicy, `it threw ${error instanceof Error ? error.name : 'a value that is no error'}`);
    }
    const problem = checkResult(result, this.#content);
    if (problem !== undefined) return this.#fail(guardPolicy, problem);
    if (this.#now() > deadlineMs) this.#fail(guardPolicy, 'it ran late');
    this.#take(guardPolicy, result);
  }

  #take(guardPolicy: GuardPolicy, result: GuardResult): void {
    this.#results.push(result);
    this.#score = Math.max(this.#score, result.score);
    const reached = result.reasons.filter((reason) => reason.score >= guardPolicy.threshold);
    if (reached.length === 0 && result.score < guardPolicy.threshold) return;
    this.#reasons.push(...reached);
    this.#action = stricter(this.#action, this.#actionOf(guardPolicy, reached));
    if (guardPolicy.action === 'redact') this.#toRedact.push(...reached);
  }

  /** What cannot be taken out of a text cannot pass by being redacted: it is blocked. */
  #actionOf(guardPolicy: GuardPolicy, reached: readonly GuardReason[]): GuardAction {
    if (guardPolicy.action !== 'redact') return guardPolicy.action;
    const isRedactable = (reason: GuardReason) => reason.replacement !== undefined && reason.spans.length > 0;
    return reached.length > 0 && reached.every(isRedactable) ? 'redact' : 'block';
  }

  #fail(guardPolicy: GuardPolicy, why: string): void {
    this.#reasons.push({
      guard: guardPolicy.guard,
      rule: GUARD_ERROR_RULE,
      score: 1,
      spans: [],
      explanation: `The guard ${guardPolicy.guard} could not judge this: ${why}. The policy says ${this.#policy.onGuardError}.`,
    });
    this.#action = stricter(this.#action, this.#policy.onGuardError);
  }
}
