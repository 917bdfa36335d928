import type { CustomGuardConfig } from '../contracts/custom-guard.ts';
import type { GatewayEvent } from '../contracts/gateway-event.ts';
import type { Direction, GatewayPolicy, GuardAction, GuardCall, GuardContent } from '../contracts/guard.ts';
import { createToolPolicy } from '../protect/agents/index.ts';
import { readStoredCall, type StoredCall, TOOL_POLICY } from '../protect/gateway/index.ts';
import { stricter } from '../protect/guards/index.ts';
import type { CallReplay } from '../server/ports.ts';
import { chainReasons } from './gateway-chain.ts';
import { GuardPool } from './guard-pool.ts';

type Reason = CallReplay['reasons'][number];

/** Nobody replays all day: the thread and its models leave after so long. */
const IDLE_MS = 20_000;
const REASONS_MAX = 50;

/** Replays calls that were kept, one after the other on a thread of its own, so that no call of today waits. */
export class CallReplayer {
  #pool: GuardPool | undefined;
  #customs: readonly CustomGuardConfig[] = [];
  #running = 0;
  #idle: NodeJS.Timeout | undefined;

  /** Takes the custom guards that answer at once. */
  configure(customs: readonly CustomGuardConfig[]): void {
    this.#customs = customs;
    this.#pool?.configure(customs);
  }

  /** @param policy as it would be in force: without guards that are switched off */
  async replay(call: GatewayEvent, policy: GatewayPolicy): Promise<CallReplay> {
    const stored = readStoredCall(call);
    if (stored === undefined) return { ...nothing, problem: 'not-stored' };
    if (!stored.request.isWhole) return { ...nothing, problem: 'cut' };
    this.#running++;
    clearTimeout(this.#idle);
    if (this.#pool === undefined) {
      this.#pool = new GuardPool();
      this.#pool.configure(this.#customs);
    }
    try {
      return await new Replay(this.#pool, policy, stored, call).run();
    } finally {
      this.#running--;
      if (this.#running === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.close();
  }
}

const nothing: CallReplay = { action: 'allow', reasons: [], isAnswerKnown: false };

class Replay {
  readonly #pool: GuardPool;
  readonly #policy: GatewayPolicy;
  readonly #stored: StoredCall;
  readonly #call: GatewayEvent;
  readonly #reasons: Reason[] = [];
  #action: GuardAction = 'allow';

  constructor(pool: GuardPool, policy: GatewayPolicy, stored: StoredCall, call: GatewayEvent) {
    this.#pool = pool;
    this.#policy = policy;
    this.#stored = stored;
    this.#call = call;
  }

  /** As the gateway does it: the request first, and the answer only when the request would have gone out. */
  async run(): Promise<CallReplay> {
    const { request, response, guardCall, uninspected } = this.#stored;
    if (uninspected.some(({ kind }) => kind === 'tokens') && this.#policy.onTokenArrays !== 'allow')
      this.#add('block', []);
    if (this.#action !== 'block') await this.#inspect(request.content);
    if (this.#action === 'block') return this.#done(true);
    if (response === undefined) return this.#done(this.#call.upstreamStatus !== null);
    await this.#inspect(response.content, guardCall);
    this.#judgeTools();
    return this.#done(response.isWhole);
  }

  #done(isAnswerKnown: boolean): CallReplay {
    return { action: this.#action, reasons: this.#reasons.slice(0, REASONS_MAX), isAnswerKnown };
  }

  async #inspect(content: GuardContent, call?: GuardCall): Promise<void> {
    const isRead = this.#policy.guards.some(
      ({ action, directions }) => action !== 'allow' && directions.includes(content.direction),
    );
    if (!isRead || content.segments.length === 0) return;
    try {
      const { action, reasons } = await this.#pool.inspect(this.#policy, content, call);
      this.#add(
        action,
        withDirection(chainReasons(this.#policy, content.direction, reasons), content.direction),
      );
    } catch (error) {
      const action = this.#policy.onGuardError;
      const explanation = error instanceof Error ? error.message : 'the guards failed';
      this.#add(action, [
        {
          guard: 'guards',
          rule: 'guard-error',
          direction: content.direction,
          action,
          score: 1,
          spans: [],
          explanation,
        },
      ]);
    }
  }

  /** Approvals cannot be had after the fact: what asks for one counts as stopped. */
  #judgeTools(): void {
    const { tools } = this.#policy;
    const { toolCalls, body } = this.#stored;
    if (tools === undefined || toolCalls.length === 0) return;
    const policy = createToolPolicy(tools.rules ?? {});
    const conversation = policy.read(body);
    const identity = { tokenId: this.#call.token.id, tokenName: this.#call.token.name };
    const action = tools.mode === 'enforce' ? 'block' : 'flag';
    for (const { call, path } of toolCalls) {
      const { decision, rule, explanation } = policy.decide(conversation, call, identity, this.#call.time);
      if (decision === 'allow') continue;
      const score = decision === 'deny' ? 1 : 0.75;
      const spans = [{ path, start: 0, end: 0 }];
      const reason = { guard: TOOL_POLICY, rule, direction: 'output', action, score, spans } as const;
      this.#add(action, [{ ...reason, explanation: explanation.slice(0, 1_024) }]);
    }
  }

  #add(action: GuardAction, reasons: readonly Reason[]): void {
    this.#action = stricter(this.#action, action);
    this.#reasons.push(...reasons);
  }
}

function withDirection(reasons: ReturnType<typeof chainReasons>, direction: Direction): Reason[] {
  return reasons.map((reason) => ({ ...reason, spans: [...reason.spans], direction }));
}
