import type {
  GatewayPolicy,
  Guard,
  GuardAction,
  GuardCall,
  GuardContent,
  GuardReason,
  GuardResult,
  GuardSegment,
} from '../../contracts/guard.ts';
import type { ToolCall } from '../../contracts/tool-call.ts';
import { stricter } from './actions.ts';
import { type ChainFollower, createFollower } from './follower.ts';
import { type CallVerdict, inspectCall } from './inspect-call.ts';
import { redactSegments } from './redaction.ts';
import { checkResult } from './result-check.ts';
import { skipsProse } from './skips-prose.ts';
import { actionOf, failureReason } from './verdict-rules.ts';

export { GUARD_ERROR_RULE } from './verdict-rules.ts';

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
  /** The reasons whose spans the policy wants taken out. */
  readonly redactedReasons: readonly GuardReason[];
}

export interface Chain {
  readonly policy: GatewayPolicy;
  /** Whether every guard that reads answers of models says that ordinary words alone are never part of a match. */
  readonly skipsProse: boolean;
  /** Longest text that one match of these guards can span, UTF-16 code units. */
  readonly holdBackMax: number;
  /**
   * Judges one content. `isRelevant` leaves reasons out before they count: a stream shows its guards words again that
   * were judged before.
   */
  inspect(
    content: GuardContent,
    isRelevant?: (reason: GuardReason) => boolean,
    more?: InspectOptions,
  ): ChainVerdict;
  /** Whether a guard of the policy judges tool calls that come in pieces. */
  readonly inspectsCalls: boolean;
  /** Judges one tool call of a streamed answer. */
  inspectCall(call: ToolCall, path: string, answered?: GuardCall): CallVerdict;
  /** Readers of the guards that follow a streamed text; undefined when none does. */
  follow(channel: Omit<GuardSegment, 'text'>, call?: GuardCall): ChainFollower | undefined;
}

export interface InspectOptions {
  /** The request that an answer belongs to. */
  readonly call?: GuardCall | undefined;
  /** Leaves out the guards that {@link Chain.follow} has readers of. */
  readonly isFollowed?: boolean;
}

export interface ChainOptions {
  /** A monotonic clock in milliseconds. */
  readonly now?: () => number;
}

const MIN_HOLD_BACK = 128;

type GuardPolicy = GatewayPolicy['guards'][number];

/** A rate of false alarms stands for a threshold where the guard has measured which one. */
function thresholdOf(guard: Guard, policy: GuardPolicy): number {
  if (policy.falsePositiveRate === undefined) return policy.threshold;
  return guard.thresholdFor?.(policy.falsePositiveRate) ?? policy.threshold;
}

/**
 * Joins guards under a policy. The strictest action wins. It fails closed: a guard that throws, answers nonsense, runs
 * late or is unknown leads to the policy's `onGuardError`, which blocks unless somebody chose otherwise.
 */
export function createChain(
  guards: readonly Guard[],
  policy: GatewayPolicy,
  options: ChainOptions = {},
): Chain {
  const byName = new Map(guards.map((guard) => [guard.name, guard]));
  const now = options.now ?? (() => performance.now());
  const output = policy.guards
    .filter(({ action, directions }) => action !== 'allow' && directions.includes('output'))
    .map(({ guard }) => byName.get(guard))
    .filter((guard) => guard === undefined || guard.directions.includes('output'));
  return {
    policy,
    skipsProse: output.every(
      (guard) => guard !== undefined && (guard.follow !== undefined || skipsProse(guard)),
    ),
    holdBackMax: Math.max(MIN_HOLD_BACK, ...output.map((guard) => guard?.holdBackMax ?? 0)),
    inspect: (content, isRelevant = () => true, more = {}) =>
      new Inspection({ ...more, guards: byName, policy, content, now, isRelevant }).run(),
    inspectsCalls: output.some((guard) => guard?.inspectCall !== undefined),
    inspectCall: (call, path, answered) => inspectCall({ guards: byName, policy, now, answered }, call, path),
    follow: (channel, call) => createFollower({ guards: byName, policy, channel, call, now }),
  };
}

interface Task extends InspectOptions {
  readonly guards: ReadonlyMap<string, Guard>;
  readonly policy: GatewayPolicy;
  readonly content: GuardContent;
  readonly now: () => number;
  readonly isRelevant: (reason: GuardReason) => boolean;
}

class Inspection {
  readonly #task: Task;
  readonly #results: GuardResult[] = [];
  readonly #reasons: GuardReason[] = [];
  readonly #toRedact: GuardReason[] = [];
  #action: GuardAction = 'allow';
  #score = 0;

  constructor(task: Task) {
    this.#task = task;
  }

  run(): ChainVerdict {
    const deadlineMs = this.#task.now() + this.#task.policy.guardTimeoutMs;
    for (const guardPolicy of this.#task.policy.guards) {
      if (guardPolicy.action === 'allow' || !guardPolicy.directions.includes(this.#task.content.direction))
        continue;
      this.#runGuard(guardPolicy, deadlineMs);
    }
    const verdict = {
      action: this.#action,
      score: this.#score,
      results: this.#results,
      reasons: this.#reasons,
      redactedReasons: this.#toRedact,
    };
    if (this.#action !== 'redact') return verdict;
    return { ...verdict, redacted: redactSegments(this.#task.content.segments, this.#toRedact) };
  }

  #runGuard(guardPolicy: GuardPolicy, deadlineMs: number): void {
    const guard = this.#task.guards.get(guardPolicy.guard);
    if (guard === undefined) this.#fail(guardPolicy, 'it does not exist');
    else if (!guard.directions.includes(this.#task.content.direction)) return;
    else if (this.#task.isFollowed && guard.follow !== undefined) return;
    else if (this.#task.now() > deadlineMs) this.#fail(guardPolicy, 'no time was left for it');
    else this.#ask(guard, guardPolicy, deadlineMs);
  }

  #ask(guard: Guard, guardPolicy: GuardPolicy, deadlineMs: number): void {
    try {
      const { content, call } = this.#task;
      const threshold = thresholdOf(guard, guardPolicy);
      const context = {
        threshold,
        deadlineMs,
        ...(call === undefined ? {} : { call }),
      };
      const result = guard.inspect(content, context);
      const problem = checkResult(result, content);
      if (problem === undefined) this.#take({ ...guardPolicy, threshold }, result);
      else this.#fail(guardPolicy, problem);
    } catch (error) {
      // The message may quote the content, so only the kind of error is told.
      this.#fail(guardPolicy, `it threw ${error instanceof Error ? error.name : 'a value that is no error'}`);
    }
    if (this.#task.now() > deadlineMs) this.#fail(guardPolicy, 'it ran late');
  }

  #take(guardPolicy: GuardPolicy, result: GuardResult): void {
    this.#results.push(result);
    this.#score = Math.max(this.#score, result.score);
    const reached = result.reasons.filter(
      (reason) => reason.score >= guardPolicy.threshold && this.#task.isRelevant(reason),
    );
    if (reached.length === 0 && (result.score < guardPolicy.threshold || result.reasons.length > 0)) return;
    this.#reasons.push(...reached);
    this.#action = stricter(this.#action, actionOf(guardPolicy, reached));
    if (guardPolicy.action === 'redact') this.#toRedact.push(...reached);
  }

  #fail(guardPolicy: GuardPolicy, why: string): void {
    this.#reasons.push(failureReason(guardPolicy.guard, why, this.#task.policy.onGuardError));
    this.#action = stricter(this.#action, this.#task.policy.onGuardError);
  }
}
