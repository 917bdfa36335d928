import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import type { Direction, GuardAction, GuardCall } from '../../contracts/guard.ts';
import type { Fault } from '../../kernel/fault.ts';
import type { AnswerText } from './abuse/answer-text.ts';
import type { Hold } from './budgets/hold.ts';
import type { AnswerRecording } from './cache/answer-recording.ts';
import { type PlantedCanary, withoutCanary } from './canary/planted-canary.ts';
import { errorBody } from './error-body.ts';
import type { Limited } from './limits/call-limiter.ts';
import type { Marking } from './marking/marking.ts';
import type { Operation } from './operations.ts';
import type { ChainReason, ChainVerdict, Restoration } from './ports.ts';
import type { Relay, RelayOwner } from './relay.ts';
import type { Route } from './routing/route-table.ts';
import type { Target } from './routing/target.ts';
import type { Uninspected } from './segments.ts';
import type { ToolGate } from './tools/tool-gate.ts';
import type { GatewayCall, ReplySink } from './transport.ts';
import { type AnswerFacts, noUsage } from './usage.ts';

const strictness: Readonly<Record<GuardAction, number>> = { allow: 0, flag: 1, redact: 2, block: 3 };
const REASONS_MAX = 50;
const SPANS_MAX = 20;
const UNINSPECTED_MAX = 20;
const EXPLANATION_MAX = 1_024;

type EventReason = GatewayEvent['verdict']['reasons'][number];

function round(valueMs: number): number {
  return Math.round(valueMs * 1_000) / 1_000;
}

/** One call on its way: what is known of it so far, and in the end its event. */
export class Exchange {
  readonly id: string;
  readonly call: GatewayCall;
  readonly reply: ReplySink;
  readonly operation: Operation | undefined;
  readonly startedAt: number = performance.now();
  readonly facts: AnswerFacts = { responseModel: null, finishReason: null, usage: noUsage };
  readonly #timeMs: number;
  model: string | null = null;
  route: Route | undefined;
  /** What the request says, for the guards of its answer; made when the first asks. */
  readCall: (() => GuardCall) | undefined;
  #guardCall: GuardCall | undefined;
  /** Judges the tool calls of the answer; undefined when the policy has no rules for them. */
  toolGate: ToolGate | undefined;
  /** What was put into the request's system prompt and must not be seen outside. */
  planted: PlantedCanary | undefined;
  /** How the answer is marked as made by a model. */
  marking: Marking | undefined;
  /** Takes the answer in a way of its own: files. */
  openRelay: ((owner: RelayOwner, status: number, headers: string[]) => Relay) | undefined;
  /** Puts values back that the request's placeholders stand for. */
  restoration: Restoration | undefined;
  /** What budgets hold back for this call. */
  hold: Hold | undefined;
  /** Budgets that the call counted against, for its event. */
  readonly budgets: NonNullable<GatewayEvent['budgets']> = [];
  /** Millionths of the currency; undefined while no price is known. */
  costMicros: number | undefined;
  /** Whose limits the call counts against. */
  limited: readonly Limited[] = [];
  /** Tokens that were taken from those limits when it began. */
  estimatedTokens = 0;
  /** Headers of the gateway's own that every answer gets. */
  readonly ownHeaders: string[] = [];
  /** Keeps the answer for the cache. */
  recording: AnswerRecording | undefined;
  /** Whether the answer comes from the cache and no upstream was asked. */
  isCached = false;
  /** Whether the caller did not ask for the token counts that end the stream. */
  hidesUsage = false;
  /** Whether the upstream said all that it had to say. */
  isUpstreamComplete = false;
  /** Whether an upstream has the request and may charge for it, although no answer came. */
  mayBeCharged = false;
  /** Holds back another try's cost, where a budget covers the call. */
  holdAgain: (() => Promise<void> | undefined) | undefined;
  /** Whether the caller has gone away while nobody was asked yet. */
  isCallerGone = false;
  /** Bytes of the upstream's answer. */
  bytesIn = 0;
  /** The upstream that is asked at present. */
  target: Target | undefined;
  /** Upstreams that did not answer, in order. */
  readonly attempts: { readonly upstream: string; readonly outcome: string }[] = [];
  /** Whether the answer's log-probabilities leave coarsely. */
  roundsProbabilities = false;
  /** What the model says, where the policy follows it for change. */
  answerText: AnswerText | undefined;
  stream = false;
  /** `performance.now()` of the moments that the latency is made of. */
  upstreamAskedAt: number | undefined;
  upstreamDoneAt: number | undefined;
  firstByteAt: number | undefined;
  guardsMs = 0;
  status = 0;
  upstreamStatus: number | null = null;
  error: string | null = null;
  bytesOut = 0;
  /** Whether the guards saw what was sent. */
  inspected = false;
  uninspected: readonly Uninspected[] = [];
  /** Bodies, gathered only when the policy stores content. */
  requestText: string | undefined;
  forwardedText: string | undefined;
  responseText: string | undefined;
  #finishedAt: number | undefined;
  #action: GuardAction = 'allow';
  #score = 0;
  #reasons: EventReason[] = [];

  constructor(
    call: GatewayCall,
    reply: ReplySink,
    operation: Operation | undefined,
    id: string,
    timeMs: number,
  ) {
    this.call = call;
    this.reply = reply;
    this.operation = operation;
    this.id = id;
    this.#timeMs = timeMs;
  }

  get guardCall(): GuardCall | undefined {
    this.#guardCall ??= this.readCall?.();
    return this.#guardCall;
  }

  /** What guards of the answer have to know beside the request. */
  get callMore(): Pick<GuardCall, 'canaries' | 'policySchema'> {
    const schema = this.route?.policy.answerSchema;
    return {
      ...(this.planted === undefined ? {} : { canaries: [this.planted.canary] }),
      ...(schema === undefined ? {} : { policySchema: schema }),
    };
  }

  get storesContent(): boolean {
    return this.route?.policy.storeContent === true;
  }

  /** The strictest action so far. */
  get verdictAction(): GuardAction {
    return this.#action;
  }

  addVerdict(verdict: ChainVerdict, direction: Direction): void {
    if (strictness[verdict.action] > strictness[this.#action]) this.#action = verdict.action;
    if (verdict.score > this.#score) this.#score = verdict.score;
    for (const reason of verdict.reasons) this.#addReason(reason, direction);
  }

  #addReason(reason: ChainReason, direction: Direction): void {
    if (this.#reasons.length >= REASONS_MAX) return;
    this.#reasons.push({
      guard: reason.guard,
      rule: reason.rule,
      direction,
      action: reason.action,
      ...(reason.intended === undefined ? {} : { intended: reason.intended }),
      score: reason.score,
      spans: reason.spans.slice(0, SPANS_MAX),
      explanation: reason.explanation.slice(0, EXPLANATION_MAX),
    });
  }

  addAttempt(upstream: string, outcome: string): void {
    this.attempts.push({ upstream, outcome });
  }

  /** The caller went away before the answer was complete. */
  callerLeft(): void {
    this.error = 'caller_gone';
    if (this.status === 0) this.status = 499;
  }

  /** Marks the call as blocked by the policy itself, without a guard's reason. */
  block(): void {
    this.#action = 'block';
  }

  addUninspected(parts: readonly Uninspected[]): void {
    if (parts.length > 0) this.uninspected = [...this.uninspected, ...parts].slice(0, UNINSPECTED_MAX);
  }

  /** Answers in one piece. */
  send(status: number, headers: string[], body: Buffer | string): void {
    this.status = status;
    this.firstByteAt ??= performance.now();
    this.bytesOut += typeof body === 'string' ? Buffer.byteLength(body) : body.length;
    this.reply.send(status, this.answerHeaders(headers), body);
  }

  /** Headers of an answer with those of the gateway's own, which stand in the place of an upstream's of the same name. */
  answerHeaders(given: readonly string[]): string[] {
    const own = ['x-bartizan-call-id', this.id, ...this.ownHeaders];
    if (this.ownHeaders.length === 0) return [...given, ...own];
    const names = new Set(own.filter((_, index) => index % 2 === 0));
    const kept = given.filter((_, index) => !names.has(given[index - (index % 2)]!.toLowerCase()));
    return [...kept, ...own];
  }

  /** Answers with an error of the gateway's own. */
  sendFault(fault: Fault): void {
    this.error = fault.code;
    const headers = ['content-type', 'application/json; charset=utf-8'];
    if (fault.retryAfterSeconds !== undefined) headers.push('retry-after', String(fault.retryAfterSeconds));
    this.send(fault.status, headers, errorBody(fault, this.operation?.dialect ?? 'openai'));
  }

  /** The call is over; its event may be made later. */
  finish(): void {
    this.#finishedAt ??= performance.now();
  }

  /** Everything that is kept of the call. */
  toEvent(): GatewayEvent {
    const now = this.#finishedAt ?? performance.now();
    const { call, facts } = this;
    return {
      type: 'gateway.call',
      id: this.id,
      time: this.#timeMs,
      operation: this.operation?.name ?? 'unknown',
      stream: this.stream,
      token: { id: call.principal.id, name: call.principal.name },
      ...(call.principal.gateway?.team === undefined ? {} : { team: call.principal.gateway.team }),
      client: { ip: call.ip },
      model: this.model,
      responseModel: facts.responseModel,
      upstream: this.target?.upstream.name ?? this.route?.targets[0]?.upstream.name ?? null,
      policy: this.route?.policy.name ?? '',
      status: this.status,
      upstreamStatus: this.upstreamStatus,
      ...(this.attempts.length > 0 ? { attempts: this.attempts } : {}),
      error: this.error,
      finishReason: facts.finishReason,
      usage: facts.usage,
      ...(this.costMicros === undefined ? {} : { costMicros: this.costMicros }),
      ...(this.budgets.length > 0 ? { budgets: this.budgets } : {}),
      ...(this.isCached ? { cache: 'hit' as const } : this.recording ? { cache: 'miss' as const } : {}),
      latency: {
        totalMs: round(now - this.startedAt),
        upstreamMs:
          this.upstreamAskedAt === undefined
            ? null
            : round((this.upstreamDoneAt ?? now) - this.upstreamAskedAt),
        firstByteMs: this.firstByteAt === undefined ? null : round(this.firstByteAt - this.startedAt),
        guardsMs: round(this.guardsMs),
      },
      bytes: { request: call.body?.length ?? 0, response: this.bytesOut },
      inspected: this.inspected,
      verdict: { action: this.#action, score: this.#score, reasons: this.#reasons },
      ...(this.uninspected.length > 0 ? { uninspected: [...this.uninspected] } : {}),
      ...(this.marking?.note === undefined ? {} : { marking: this.marking.note }),
      ...this.#sketch(),
      ...this.#content(),
    };
  }

  #sketch(): Pick<GatewayEvent, 'answerSketch'> {
    const answerSketch = this.answerText?.sketch();
    return answerSketch === undefined ? {} : { answerSketch };
  }

  #content(): Pick<GatewayEvent, 'content'> {
    if (!this.storesContent || this.requestText === undefined) return {};
    const kept = (text: string) => (this.planted === undefined ? text : withoutCanary(text, this.planted));
    return {
      content: {
        request: this.requestText,
        ...(this.forwardedText === undefined ? {} : { forwarded: this.forwardedText }),
        ...(this.responseText === undefined ? {} : { response: kept(this.responseText) }),
      },
    };
  }
}
