import type {
  GatewayPolicy,
  Guard,
  GuardAction,
  GuardCall,
  GuardContext,
  GuardReader,
  GuardReason,
  GuardSegment,
} from '../../contracts/guard.ts';
import { stricter } from './actions.ts';
import { actionOf, failureReason } from './verdict-rules.ts';

/** What the readers of a chain say about one more piece of a text. */
export interface FollowVerdict {
  readonly action: GuardAction;
  /** Spans are offsets into the whole text. */
  readonly reasons: readonly GuardReason[];
}

/** Shows a growing text to the guards that follow it. */
export interface ChainFollower {
  push(text: string): FollowVerdict;
  end(): FollowVerdict;
}

type GuardPolicy = GatewayPolicy['guards'][number];

interface Task {
  readonly guards: ReadonlyMap<string, Guard>;
  readonly policy: GatewayPolicy;
  readonly channel: Omit<GuardSegment, 'text'>;
  readonly call: GuardCall | undefined;
  readonly now: () => number;
}

interface Reading {
  readonly policy: GuardPolicy;
  readonly reader: GuardReader;
}

const nothing: FollowVerdict = { action: 'allow', reasons: [] };

/** Readers for one streamed text, or undefined when no guard of the policy follows answers. */
export function createFollower(task: Task): ChainFollower | undefined {
  const following = task.policy.guards.filter(
    ({ guard, action, directions }) =>
      action !== 'allow' && directions.includes('output') && task.guards.get(guard)?.follow !== undefined,
  );
  return following.length === 0 ? undefined : new Follower(task, following);
}

class Follower implements ChainFollower {
  readonly #task: Task;
  readonly #readings: Reading[] = [];
  #action: GuardAction = 'allow';
  #reasons: GuardReason[] = [];

  constructor(task: Task, following: readonly GuardPolicy[]) {
    this.#task = task;
    for (const policy of following) {
      this.#guarded(policy, (context) => {
        const guard = task.guards.get(policy.guard);
        const reader = guard?.directions.includes('output')
          ? guard.follow?.(task.channel, context)
          : undefined;
        if (reader !== undefined) this.#readings.push({ policy, reader });
        return [];
      });
    }
  }

  push(text: string): FollowVerdict {
    for (const { policy, reader } of this.#readings) this.#guarded(policy, () => reader.push(text));
    return this.#told();
  }

  end(): FollowVerdict {
    for (const { policy, reader } of this.#readings) this.#guarded(policy, () => reader.end());
    return this.#told();
  }

  #told(): FollowVerdict {
    if (this.#reasons.length === 0 && this.#action === 'allow') return nothing;
    const verdict = { action: this.#action, reasons: this.#reasons };
    this.#action = 'allow';
    this.#reasons = [];
    return verdict;
  }

  /** As in the chain: a reader that throws, runs late or answers nonsense is no pass. */
  #guarded(policy: GuardPolicy, ask: (context: GuardContext) => readonly GuardReason[]): void {
    const { now, policy: whole, call } = this.#task;
    const deadlineMs = now() + whole.guardTimeoutMs;
    const context = { threshold: policy.threshold, deadlineMs, ...(call === undefined ? {} : { call }) };
    try {
      const reasons = ask(context);
      if (reasons.length > 0) this.#take(policy, reasons);
    } catch (error) {
      this.#fail(policy, `it threw ${error instanceof Error ? error.name : 'a value that is no error'}`);
    }
    if (now() > deadlineMs) this.#fail(policy, 'it ran late');
  }

  #take(policy: GuardPolicy, reasons: readonly GuardReason[]): void {
    const path = this.#task.channel.path;
    if (!reasons.every((reason) => isSound(reason, path))) {
      this.#fail(policy, 'a reason has no valid score or span');
      return;
    }
    const reached = reasons.filter((reason) => reason.score >= policy.threshold);
    if (reached.length === 0) return;
    this.#reasons.push(...reached);
    // The beginning may be with the reader already, so taking it out is no longer possible.
    const replaceable = reached.map(({ replacement: _, ...reason }) => reason);
    this.#action = stricter(this.#action, actionOf(policy, replaceable));
  }

  #fail(policy: GuardPolicy, why: string): void {
    const { onGuardError } = this.#task.policy;
    this.#reasons.push(failureReason(policy.guard, why, onGuardError));
    this.#action = stricter(this.#action, onGuardError);
  }
}

function isSound({ score, spans }: GuardReason, path: string): boolean {
  return (
    score >= 0 &&
    score <= 1 &&
    spans.every((span) => span.path === path && span.start >= 0 && span.end >= span.start)
  );
}
