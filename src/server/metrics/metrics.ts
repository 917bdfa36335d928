import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type GatewayEvent, isRefused } from '../../contracts/gateway-event.ts';
import type { RoundOutcome } from '../../storage/ports/index.ts';
import { collectBudgetMetrics } from './budget-metrics.ts';
import { type CountedMetricsDeps, collectCountedMetrics } from './counted-metrics.ts';
import { collectStoreMetrics, type StoreMetricsDeps } from './store-metrics.ts';

const MICROS = 1_000_000;
/** Why traffic management turns a call away; other codes are faults, and callers could make them many. */
const trafficCodes: ReadonlySet<string> = new Set([
  'rate_limit_exceeded',
  'too_many_concurrent_requests',
  'model_not_allowed',
  'budget_exhausted',
  'budget_unbounded',
  'budget_unavailable',
  'price_unknown',
]);

/** Everything on /metrics, in its own registry. Labels come from fixed sets, so that no caller can grow them. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #http: Histogram<'method' | 'route' | 'status'>;
  readonly #gatewayCalls: Counter<'operation' | 'action' | 'status'>;
  readonly #gatewaySeconds: Histogram<'part'>;
  readonly #gatewayTokens: Counter<'direction'>;
  readonly #guardVerdicts: Counter<'guard' | 'action'>;
  readonly #costs: Counter;
  readonly #refusals: Counter<'code'>;
  readonly #cached: Counter<'result'>;
  readonly #findings: Counter;
  readonly #incidents: Counter;
  readonly #refresh: () => Promise<void>;

  constructor(deps: StoreMetricsDeps & CountedMetricsDeps) {
    const registers = [this.#registry];
    this.#http = new Histogram({
      name: 'bartizan_http_request_seconds',
      help: 'Time to answer HTTP requests.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
      registers,
    });
    this.#gatewayCalls = new Counter({
      name: 'bartizan_gateway_calls_total',
      help: 'Calls through the gateway by what the policy did with them.',
      labelNames: ['operation', 'action', 'status'],
      registers,
    });
    this.#gatewaySeconds = new Histogram({
      name: 'bartizan_gateway_call_seconds',
      help: 'Duration of gateway calls: in total, and in the guards.',
      labelNames: ['part'],
      buckets: [0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120],
      registers,
    });
    this.#gatewayTokens = new Counter({
      name: 'bartizan_gateway_tokens_total',
      help: 'Model tokens that upstreams reported.',
      labelNames: ['direction'],
      registers,
    });
    this.#guardVerdicts = new Counter({
      name: 'bartizan_guard_verdicts_total',
      help: 'Reasons that guards gave, by what the policy did.',
      labelNames: ['guard', 'action'],
      registers,
    });
    this.#findings = new Counter({
      name: 'bartizan_findings_total',
      help: 'New findings since the start.',
      registers,
    });
    this.#incidents = new Counter({
      name: 'bartizan_incidents_total',
      help: 'New incidents since the start.',
      registers,
    });
    this.#processGauges(registers);
    this.#costs = new Counter({
      name: 'bartizan_gateway_cost_total',
      help: 'What gateway calls cost, in the currency of the prices; calls of models without a price count nothing.',
      registers,
    });
    this.#refusals = new Counter({
      name: 'bartizan_gateway_turned_away_total',
      help: 'Calls that a limit, a budget or an allow-list turned away.',
      labelNames: ['code'],
      registers,
    });
    this.#cached = new Counter({
      name: 'bartizan_gateway_cache_total',
      help: 'Calls under a policy with a cache, by whether the answer was there.',
      labelNames: ['result'],
      registers,
    });
    collectCountedMetrics(this.#registry, deps);
    collectBudgetMetrics(this.#registry, deps.store);
    this.#refresh = collectStoreMetrics(this.#registry, deps);
  }

  observeHttp(method: string, route: string, status: number, seconds: number): void {
    this.#http.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  observeCall(call: GatewayEvent): void {
    const status = `${Math.floor(call.status / 100)}xx`;
    const action = isRefused(call) ? 'refuse' : call.verdict.action;
    this.#gatewayCalls.inc({ operation: call.operation, action, status });
    this.#gatewaySeconds.observe({ part: 'total' }, call.latency.totalMs / 1000);
    this.#gatewaySeconds.observe({ part: 'guards' }, call.latency.guardsMs / 1000);
    this.#gatewayTokens.inc({ direction: 'input' }, call.usage.inputTokens ?? 0);
    this.#gatewayTokens.inc({ direction: 'output' }, call.usage.outputTokens ?? 0);
    if (call.costMicros !== undefined) this.#costs.inc(call.costMicros / MICROS);
    if (call.cache !== undefined) this.#cached.inc({ result: call.cache });
    if (call.error !== null && trafficCodes.has(call.error)) this.#refusals.inc({ code: call.error });
    for (const reason of call.verdict.reasons) {
      this.#guardVerdicts.inc({ guard: reason.guard, action: reason.action });
    }
  }

  observeCommit(outcome: RoundOutcome): void {
    this.#findings.inc(outcome.findings.filter((finding) => finding.isNew).length);
    this.#incidents.inc(outcome.newIncidentIds.length);
  }

  /** Prometheus text format 0.0.4. */
  async render(): Promise<{ readonly contentType: string; readonly text: string }> {
    await this.#refresh();
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #processGauges(registers: Registry[]): void {
    new Gauge({
      name: 'process_resident_memory_bytes',
      help: 'Resident memory of the process.',
      registers,
      collect() {
        this.set(process.memoryUsage.rss());
      },
    });
    new Gauge({
      name: 'process_start_time_seconds',
      help: 'Start of the process, seconds since the epoch.',
      registers,
      collect() {
        this.set(Math.round(Date.now() / 1000 - process.uptime()));
      },
    });
  }
}
