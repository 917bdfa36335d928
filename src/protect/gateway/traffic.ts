import type { Team } from '../../contracts/call-limits.ts';
import type { GatewayPolicy } from '../../contracts/guard.ts';
import type { Principal } from '../../contracts/identity.ts';
import { Fault } from '../../kernel/fault.ts';
import { type BudgetConfiguration, BudgetDesk } from './budgets/budget-desk.ts';
import { countedStream } from './budgets/counted-stream.ts';
import { AnswerCache } from './cache/answer-cache.ts';
import { AnswerRecording } from './cache/answer-recording.ts';
import { cacheKey } from './cache/cache-key.ts';
import { gatewayFaults } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { CallLimiter, type Limited } from './limits/call-limiter.ts';
import { estimatedTokens, usedTokens } from './limits/estimated-tokens.ts';
import { limitedBy, mayUse } from './limits/grant-check.ts';
import type { Operation } from './operation.ts';
import type { GatewayLimits, GatewayPorts } from './ports.ts';
import type { RequestBody } from './read-request-body.ts';
import { type CallEnd, UpstreamAnswer } from './upstream-answer.ts';

const nothing: BudgetConfiguration = { budgets: [], prices: [] };

/** How much may pass, and what need not pass at all: allow-lists, rates, budgets and the cache of answers. */
export class Traffic {
  readonly #limits: GatewayLimits;
  readonly #end: CallEnd;
  readonly #limiter: CallLimiter;
  readonly #cache: AnswerCache;
  readonly #budgets: BudgetDesk | undefined;
  #teams: ReadonlyMap<string, Team> = new Map();
  #overdrafts = 0;

  constructor(ports: GatewayPorts, limits: GatewayLimits, end: CallEnd) {
    const nowMs = (): number => ports.nowMs();
    this.#limits = limits;
    this.#end = end;
    this.#limiter = new CallLimiter(nowMs);
    this.#cache = new AnswerCache(nowMs);
    this.#budgets =
      ports.ledger &&
      new BudgetDesk(
        ports.ledger,
        { nowMs, holder: ports.newId() },
        {
          error: (err) => ports.log.error({ err }, 'budgets: the ledger could not be written'),
          overdraft: (callId, budget) => {
            this.#overdrafts++;
            ports.log.warn({ callId, budget }, 'a call used more than its upper bound');
          },
        },
      );
  }

  /** Calls that used more than was held back for them. */
  get overdrafts(): number {
    return this.#overdrafts;
  }

  /** What was answered under other policies is forgotten. */
  configure({
    budgets = nothing,
    teams = [],
  }: {
    budgets?: BudgetConfiguration | undefined;
    teams?: readonly Team[] | undefined;
  }): void {
    this.#budgets?.configure(budgets);
    this.#teams = new Map(teams.map((team) => [team.name, team]));
    this.#cache.clear();
  }

  mayUse(principal: Principal, model: string): boolean {
    return mayUse(principal, this.#teams.get(principal.gateway?.team ?? ''), model);
  }

  /**
   * Whether a request of a batch may name the model.
   *
   * @throws Fault `model_not_allowed`; `batch_not_budgeted` for a caller whom a budget covers: the cost of a batch is known
   *   too late to be held back
   */
  admitBatched(principal: Principal, model: string): void {
    if (!this.mayUse(principal, model)) throw new Fault(gatewayFaults.modelNotAllowed, { field: 'model' });
    if ((this.#budgets?.covering(principal).length ?? 0) > 0) throw new Fault(gatewayFaults.batchBudget);
  }

  /**
   * What the token and its team may do; callers without either pay nothing here.
   *
   * @throws Fault `model_not_allowed`, `rate_limit_exceeded`, `too_many_concurrent_requests`
   */
  admit(exchange: Exchange, model: string, body: RequestBody['body']): void {
    const { call, operation } = exchange;
    const { principal } = call;
    const { gateway } = principal;
    if (gateway === undefined || (gateway.team ?? gateway.models ?? gateway.limits) === undefined) return;
    const team = gateway.team === undefined ? undefined : this.#teams.get(gateway.team);
    if (!mayUse(principal, team, model)) throw new Fault(gatewayFaults.modelNotAllowed, { field: 'model' });
    const limited = limitedBy(principal, team);
    if (limited.length === 0) return;
    const estimate = limited.some(countsTokens)
      ? estimatedTokens(operation!, body, call.body?.length ?? 0)
      : 0;
    try {
      this.#limiter.enter(limited, estimate);
      exchange.limited = limited;
      exchange.estimatedTokens = estimate;
    } finally {
      // A caller who is turned away is told as well what there is.
      this.#tellLimits(exchange, limited);
    }
  }

  #tellLimits({ ownHeaders }: Exchange, limited: readonly Limited[]): void {
    for (const what of ['requests', 'tokens'] as const) {
      const remaining = this.#limiter.remaining(limited, what);
      if (remaining === undefined) continue;
      const { limit, left, resetSeconds } = remaining;
      ownHeaders.push(`x-ratelimit-limit-${what}`, String(limit));
      ownHeaders.push(`x-ratelimit-remaining-${what}`, String(left));
      ownHeaders.push(`x-ratelimit-reset-${what}`, `${resetSeconds}s`);
    }
  }

  /** @returns whether an answer was there; else the one that comes is kept */
  answerFromCache(
    exchange: Exchange,
    operation: Operation,
    policy: GatewayPolicy,
    leaving: () => RequestBody,
  ): boolean {
    const { cache } = policy;
    if (cache === undefined) return false;
    const key = cacheKey(exchange, operation, policy, leaving().body);
    if (key === undefined) return false;
    const known = this.#cache.get(key);
    if (known === undefined) {
      exchange.recording = new AnswerRecording(key, cache.ttlSeconds * 1_000);
      return false;
    }
    exchange.isCached = true;
    exchange.ownHeaders.push('x-bartizan-cache', 'hit');
    const answer = new UpstreamAnswer(exchange, this.#limits, this.#end, () => false);
    exchange.reply.onCallerGone(() => answer.callerGone());
    answer.onHead(200, known.headers);
    answer.onData(known.body);
    answer.onEnd();
    return true;
  }

  /**
   * Holds back what the call may cost at most.
   *
   * @returns undefined when no budget covers it; else the text to send
   * @throws Fault as {@link BudgetDesk.hold}
   */
  hold(
    exchange: Exchange,
    operation: Operation,
    leaving: () => RequestBody,
  ): string | Promise<string> | undefined {
    const held = this.#budgets?.hold(exchange, operation, leaving);
    if (held === undefined)
      return exchange.stream && exchange.limited.some(countsTokens)
        ? countedStream(exchange, operation, leaving().text)
        : undefined;
    exchange.holdAgain = () => this.#budgets?.holdAgain(exchange);
    if (typeof held === 'string') return countedStream(exchange, operation, held);
    return held.then((text) => countedStream(exchange, operation, text));
  }

  /** The call is over. */
  leave(exchange: Exchange): void {
    this.#budgets?.settle(exchange);
    if (exchange.limited.length > 0)
      this.#limiter.leave(exchange.limited, exchange.estimatedTokens, usedTokens(exchange));
    this.#remember(exchange);
  }

  /** Only what was answered well and whole, and what no guard stopped, is worth keeping. */
  #remember({ recording, status, error, isUpstreamComplete, verdictAction }: Exchange): void {
    if (recording === undefined || status !== 200 || error !== null || !isUpstreamComplete) return;
    const { answer } = recording;
    if (answer !== undefined && verdictAction !== 'block')
      this.#cache.put(recording.key, answer, recording.ttlMs);
  }

  async close(): Promise<void> {
    await this.#budgets?.close();
  }
}

function countsTokens({ limits }: Limited): boolean {
  return limits.tokensPerMinute !== undefined;
}
