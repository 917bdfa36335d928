import { setTimeout as sleep } from 'node:timers/promises';
import type { Team } from '../../contracts/call-limits.ts';
import type { GatewayPolicy } from '../../contracts/guard.ts';
import { allows, type Principal } from '../../contracts/identity.ts';
import type { Upstream } from '../../contracts/upstream.ts';
import { Fault } from '../../kernel/fault.ts';
import { AnswerText } from './abuse/answer-text.ts';
import { watchForAbuse } from './abuse/watch-for-abuse.ts';
import { Admission } from './admission.ts';
import { planBatch } from './batch/batch-desk.ts';
import { FileRelay } from './batch/file-relay.ts';
import type { BudgetConfiguration } from './budgets/budget-desk.ts';
import { plantCanary } from './canary/plant-canary.ts';
import { asGatewayFault, gatewayFaults } from './errors.ts';
import { EventRecorder } from './event-recorder.ts';
import { Exchange } from './exchange.ts';
import { extractInput } from './extract.ts';
import { readGuardCall } from './guard-call.ts';
import { callerToken } from './headers.ts';
import { inspectBody } from './inspect-body.ts';
import { grantedRoute } from './limits/granted-route.ts';
import { openMarking } from './marking/marking.ts';
import { ModelList } from './model-list.ts';
import { type Operation, operationOf } from './operations.ts';
import { defaultLimits, type GatewayLimits, type GatewayPorts } from './ports.ts';
import { type RequestBody, readRequestBody } from './read-request-body.ts';
import { Attempts } from './routing/attempts.ts';
import { CircuitBreaker } from './routing/circuit-breaker.ts';
import { type Route, RouteTable } from './routing/route-table.ts';
import { openToolGate } from './tools/open-tool-gate.ts';
import { Traffic } from './traffic.ts';
import type { GatewayCall, HeaderMap, ReplySink } from './transport.ts';
import { type Outgoing, UpstreamClient } from './upstream-client.ts';

const MODEL_NAME_MAX = 256;
const SILENCE_MARGIN_MS = 5_000;
const BROKEN_OFF_MS = 500;
const KEY_WARNING_MS = 60_000;

/** Figures for the metrics, counted from the start. */
export interface GatewayStats {
  readonly inFlight: number;
  readonly calls: number;
  readonly eventsRecorded: number;
  readonly eventsLost: number;
  readonly unauthenticated: number;
  /** Calls that used more than was held back for them. */
  readonly overdrafts: number;
}

/** What is forwarded where, and under which policies. */
export interface GatewayConfiguration {
  /** In order: the first whose patterns match the model serves it. */
  readonly upstreams: readonly Upstream[];
  readonly policies: readonly GatewayPolicy[];
  /** What calls may cost, and by which prices; nothing is counted when left out. */
  readonly budgets?: BudgetConfiguration;
  readonly teams?: readonly Team[];
}

/**
 * Stands between callers and models: proves the caller, finds the upstream by model, lets the guards see what goes in
 * and what comes out, forwards bytes unchanged where no guard redacts, and records each call. Knows no server: an
 * adapter hands calls in and takes replies out.
 */
export class Gateway {
  readonly limits: GatewayLimits;
  readonly #ports: GatewayPorts;
  readonly #admission: Admission;
  readonly #recorder: EventRecorder;
  readonly #models: ModelList;
  readonly #traffic: Traffic;
  #table = new RouteTable([], []);
  /** When the missing key of an upstream was last told of, by the upstream's name. */
  readonly #keyWarnedMs = new Map<string, number>();
  #calls = 0;
  #unauthenticated = 0;

  constructor(ports: GatewayPorts, limits: Partial<GatewayLimits> = {}) {
    this.#ports = ports;
    this.limits = { ...defaultLimits, ...limits };
    this.#admission = new Admission(this.limits);
    this.#recorder = new EventRecorder(ports, this.limits);
    this.#models = new ModelList(ports, this.limits);
    this.#traffic = new Traffic(ports, this.limits, this);
  }

  get stats(): GatewayStats {
    return {
      inFlight: this.#admission.inFlight,
      calls: this.#calls,
      eventsRecorded: this.#recorder.recorded,
      eventsLost: this.#recorder.lost,
      unauthenticated: this.#unauthenticated,
      overdrafts: this.#traffic.overdrafts,
    };
  }

  /** Takes new upstreams and policies; calls under way finish with the old ones. Keys are read now. */
  configure({ upstreams, policies, budgets, teams }: GatewayConfiguration): void {
    const before = this.#table;
    const breakers = new Map(before.upstreams.map(({ upstream, breaker }) => [upstream.name, breaker]));
    this.#keyWarnedMs.clear();
    this.#table = new RouteTable(
      upstreams.map((upstream) => ({
        upstream,
        client: this.#clientFor(upstream),
        breaker: breakers.get(upstream.name) ?? new CircuitBreaker(),
      })),
      policies.map((policy) => ({ policy, chain: this.#ports.chainFor(policy) })),
    );
    this.#traffic.configure({ budgets, teams });
    this.#models.forget();
    for (const { upstream, client } of before.upstreams) {
      client
        .close()
        .catch((err) => this.#ports.log.warn({ err, upstream: upstream.name }, 'upstream not closed'));
    }
  }

  #clientFor(upstream: Upstream): UpstreamClient {
    try {
      return new UpstreamClient(upstream, this.#ports.readKey(upstream), this.limits);
    } catch {
      // The others must work on; calls to this one say what is wrong. Ordinary for a command in a shell without the key.
      this.#warnOfKey(upstream);
      return new UpstreamClient(upstream, undefined, this.limits);
    }
  }

  /**
   * Proves who calls, before any of the body is read.
   *
   * @throws Fault `invalid_api_key`, `insufficient_scope`; rejects with the same when the token store is asked
   */
  authenticate(headers: HeaderMap): Principal | Promise<Principal> {
    const token = callerToken(headers);
    const principal = token === undefined ? undefined : this.#ports.authenticate(token);
    if (principal instanceof Promise) return principal.then((late) => this.#allowed(late));
    return this.#allowed(principal);
  }

  #allowed(principal: Principal | undefined): Principal {
    if (principal === undefined) {
      this.#unauthenticated++;
      throw new Fault(gatewayFaults.unauthenticated);
    }
    if (!allows(principal, 'gateway')) throw new Fault(gatewayFaults.forbidden);
    return principal;
  }

  /** Answers one call. Never throws: whatever goes wrong becomes an answer. */
  handle(call: GatewayCall, reply: ReplySink): void {
    const exchange = new Exchange(
      call,
      reply,
      operationOf(call.path, call.query),
      this.#ports.newId(),
      this.#ports.nowMs(),
    );
    try {
      this.#admission.enter(call.principal.id);
    } catch (error) {
      this.#refuse(exchange, error);
      return;
    }
    this.#calls++;
    reply.onCallerGone(() => {
      exchange.isCallerGone = true;
    });
    try {
      this.#start(exchange);
    } catch (error) {
      this.#refuse(exchange, error);
      this.#leave(exchange);
    }
  }

  #start(exchange: Exchange): void {
    const { call, operation } = exchange;
    if (operation === undefined)
      throw new Fault(isRealtime(call) ? gatewayFaults.realtime : gatewayFaults.unknownEndpoint);
    if (operation.isList) {
      this.#listModels(exchange);
      return;
    }
    if (operation.isBatch) {
      this.#startBatch(exchange);
      return;
    }
    if (call.method !== 'POST') throw new Fault(gatewayFaults.methodNotAllowed);
    const request = readRequestBody(call, this.limits);
    operation.checkBody?.(request.body);
    const route = this.#routeOf(exchange, request.body, operation);
    if (exchange.storesContent) exchange.requestText = request.text.slice(0, this.limits.storedContentMax);
    exchange.toolGate = openToolGate(exchange, route, operation, request.body, this.#ports.toolJudge);
    exchange.marking = openMarking(route.policy, operation, request.body);
    exchange.readCall = () =>
      readGuardCall(
        request.body,
        extractInput(operation, request.body, this.limits.segmentsMax).content.segments,
        exchange.callMore,
      );
    if (route.policy.drift && this.#ports.sketchAnswer)
      exchange.answerText = new AnswerText(this.#ports.sketchAnswer, this.limits.segmentsMax);
    const delayMs = watchForAbuse(exchange, route, operation, request.body, this.#ports, this.limits);
    if (delayMs === 0) this.#guardAndForward(exchange, route, operation, request);
    else
      sleep(delayMs)
        .then(() => this.#guardAndForward(exchange, route, operation, request))
        .catch((error) => this.#giveUp(exchange, error));
  }

  #guardAndForward(exchange: Exchange, route: Route, operation: Operation, request: RequestBody): void {
    const redacted = route.chain.inspectsInput
      ? this.#inspect(exchange, route, operation, request)
      : undefined;
    if (!(redacted instanceof Promise)) {
      this.#forward(exchange, route, operation, request, redacted);
      return;
    }
    redacted
      .then((late) => this.#forward(exchange, route, operation, request, late))
      .catch((error) => this.#giveUp(exchange, error));
  }

  #giveUp(exchange: Exchange, error: unknown): void {
    this.#refuse(exchange, error);
    this.#leave(exchange);
  }

  #startBatch(exchange: Exchange): void {
    const table = this.#table;
    const { principal } = exchange.call;
    planBatch(exchange, table, this.limits, (model) => this.#traffic.admitBatched(principal, model))
      .then(({ outgoing, route: found, isDownload }) => {
        const route = grantedRoute(principal, found);
        if (isDownload)
          exchange.openRelay = (owner, status, headers) =>
            new FileRelay(exchange, owner, this.limits, table, { status, headers });
        exchange.reply.allowSilence(route.targets[0]!.upstream.timeoutMs + SILENCE_MARGIN_MS);
        this.#send(exchange, route, outgoing);
      })
      .catch((error) => this.#giveUp(exchange, error));
  }

  #routeOf(exchange: Exchange, body: RequestBody['body'], operation: Operation): Route {
    exchange.stream = typeof body.stream === 'boolean' ? body.stream : operation.streams === true;
    const model = operation.model ?? body.model;
    if (typeof model !== 'string' || model === '')
      throw new Fault(gatewayFaults.missingModel, { field: 'model' });
    exchange.model = model.slice(0, MODEL_NAME_MAX);
    this.#traffic.admit(exchange, model, body);
    const found = this.#table.find(model, operation.dialect);
    if (found === undefined) throw new Fault(gatewayFaults.modelNotFound, { field: 'model' });
    const route = grantedRoute(exchange.call.principal, found);
    exchange.route = route;
    return route;
  }

  #inspect(exchange: Exchange, route: Route, operation: Operation, { text, body }: RequestBody) {
    const { content, uninspected } = extractInput(operation, body, this.limits.segmentsMax);
    exchange.readCall = () => readGuardCall(body, content.segments, exchange.callMore);
    exchange.addUninspected(uninspected);
    const tokens = uninspected.find(({ kind }) => kind === 'tokens');
    if (tokens !== undefined && route.policy.onTokenArrays !== 'allow') {
      exchange.block();
      throw new Fault(gatewayFaults.uninspectable, { field: tokens.path });
    }
    return inspectBody(exchange, route.chain, content, text, body);
  }

  #forward(
    exchange: Exchange,
    route: Route,
    operation: Operation,
    request: RequestBody,
    redacted: string | undefined,
  ): void {
    const { call } = exchange;
    if (redacted !== undefined && exchange.storesContent) {
      exchange.forwardedText = redacted.slice(0, this.limits.storedContentMax);
    }
    // The upstream's own time-out comes first; this one is for a caller who stops reading.
    const longestMs = Math.max(...route.targets.map(({ upstream }) => upstream.timeoutMs));
    exchange.reply.allowSilence(longestMs + SILENCE_MARGIN_MS);
    const text = route.policy.canary ? this.#plant(exchange, operation, request, redacted) : redacted;
    const leaving = (): RequestBody =>
      text === undefined ? request : { text, body: JSON.parse(text) as RequestBody['body'] };
    if (this.#traffic.answerFromCache(exchange, operation, route.policy, leaving)) return;
    const held = this.#traffic.hold(exchange, operation, leaving);
    if (!(held instanceof Promise)) {
      const outgoing = held ?? text;
      const body = outgoing === undefined ? call.body! : Buffer.from(outgoing);
      this.#send(exchange, route, { path: operation.upstreamPath, body });
      return;
    }
    held
      .then((bounded) =>
        this.#send(exchange, route, { path: operation.upstreamPath, body: Buffer.from(bounded) }),
      )
      .catch((error) => this.#giveUp(exchange, error));
  }

  #send(exchange: Exchange, route: Route, outgoing: Outgoing): void {
    if (exchange.isCallerGone) {
      // Nobody would read the answer, and it would cost as much as if somebody did.
      exchange.callerLeft();
      this.#leave(exchange);
      return;
    }
    new Attempts(exchange, outgoing, route.targets, this.limits, this).start();
  }

  /** Marks the system prompt of what is about to leave; what is stored of the request stays without the marker. */
  #plant(exchange: Exchange, operation: Operation, request: RequestBody, redacted: string | undefined) {
    const outgoing =
      redacted === undefined
        ? request
        : { text: redacted, body: JSON.parse(redacted) as RequestBody['body'] };
    const made = plantCanary(
      operation,
      outgoing,
      exchange.call.principal.id,
      this.#ports.plantCanary,
      this.limits.segmentsMax,
    );
    if (made === undefined) return redacted;
    exchange.planted = made.planted;
    return made.text;
  }

  #listModels(exchange: Exchange): void {
    if (exchange.call.method !== 'GET') throw new Fault(gatewayFaults.methodNotAllowed);
    this.#models
      .answer(exchange, this.#table, (model) => this.#traffic.mayUse(exchange.call.principal, model))
      .catch((error) => this.#refuse(exchange, error))
      .finally(() => this.#leave(exchange));
  }

  #refuse(exchange: Exchange, error: unknown): void {
    const fault = asGatewayFault(error);
    if (fault.status >= 500 && fault.code !== gatewayFaults.draining.code) this.failed(exchange, fault);
    exchange.sendFault(fault);
  }

  #leave(exchange: Exchange): void {
    this.#admission.leave(exchange.call.principal.id);
    this.#traffic.leave(exchange);
    exchange.finish();
    this.#recorder.record(exchange);
  }

  /** Called by the answer when the call is over. */
  finished(exchange: Exchange): void {
    this.#leave(exchange);
  }

  /** Called by the answer for what nobody expected. */
  failed(exchange: Exchange, error: unknown): void {
    if (error instanceof Fault && error.code === gatewayFaults.upstreamKey.code && exchange.target) {
      this.#warnOfKey(exchange.target.upstream);
      return;
    }
    this.#ports.log.error(
      { err: error, callId: exchange.id, upstream: exchange.target?.upstream.name },
      'gateway call failed',
    );
  }

  /** A key that is not set is the operator's to mend: one line says so, not a stack on every call. */
  #warnOfKey(upstream: Upstream): void {
    const nowMs = performance.now();
    const warnedMs = this.#keyWarnedMs.get(upstream.name);
    if (warnedMs !== undefined && nowMs - warnedMs < KEY_WARNING_MS) return;
    this.#keyWarnedMs.set(upstream.name, nowMs);
    const keyFrom = upstream.apiKeyEnv ?? upstream.apiKeyFile;
    this.#ports.log.warn({ upstream: upstream.name, keyFrom }, 'key of an upstream cannot be read');
  }

  /** Takes no more calls, lets those under way finish for so long, then breaks them off. */
  async close(timeoutMs: number): Promise<void> {
    await this.#admission.drain(timeoutMs);
    for (const { client } of this.#table.upstreams) client.destroy();
    // What was broken off ends a moment later, and is settled then.
    await this.#admission.drain(BROKEN_OFF_MS);
    await this.#traffic.close();
    this.#recorder.flush();
  }
}

/** Sessions over a socket, and what prepares one. */
function isRealtime({ path, headers }: GatewayCall): boolean {
  return path.startsWith('/v1/realtime') || headers.upgrade !== undefined;
}
