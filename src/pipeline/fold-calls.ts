import { type GatewayEvent, isRefused } from '../contracts/gateway-event.ts';
import { latencyClassOf } from '../contracts/latency-class.ts';
import type { CallAttributes, CallCount, CallReasonCount } from '../storage/ports/index.ts';

const MINUTE_MS = 60_000;
/**
 * Different models of one round. A caller who makes up a model's name with every call would otherwise write a row for
 * each; what comes behind is counted under {@link OTHERS}. Everything else that calls are counted by was set up by a
 * person.
 */
const MODELS_MAX = 500;
const OTHERS = '(others)';
const NAME_MAX = 128;

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

/** Adds up the calls of a round by what the charts ask for. */
export class CallFold {
  readonly #counts = new Map<string, Mutable<CallCount>>();
  readonly #reasons = new Map<string, Mutable<CallReasonCount>>();
  readonly #models = new Set<string>();

  get size(): number {
    return this.#counts.size + this.#reasons.size;
  }

  add(call: GatewayEvent, timeMs: number): void {
    const minuteMs = timeMs - (timeMs % MINUTE_MS);
    const attributes = { ...attributesOf(call), model: this.#modelOf(call) };
    const base = `${minuteMs}\n${Object.values(attributes).join('\n')}`;
    const latencyClass = latencyClassOf(call.latency.totalMs);
    const count = take(this.#counts, `${base}\n${latencyClass}`, () => ({
      minuteMs,
      ...attributes,
      latencyClass,
      calls: 0,
      inputTokens: 0,
      outputTokens: 0,
      costMicros: 0,
    }));
    const { inputTokens, outputTokens, totalTokens } = call.usage;
    count.calls++;
    count.outputTokens += outputTokens ?? 0;
    count.costMicros += call.costMicros ?? 0;
    // Some upstreams tell the sum alone.
    count.inputTokens += inputTokens ?? Math.max(0, (totalTokens ?? 0) - (outputTokens ?? 0));
    this.#addReasons(call, minuteMs, attributes, base);
  }

  counts(): { readonly callCounts: readonly CallCount[]; readonly callReasons: readonly CallReasonCount[] } {
    return { callCounts: [...this.#counts.values()], callReasons: [...this.#reasons.values()] };
  }

  #modelOf({ model, policy }: GatewayEvent): string {
    // A call that no policy took was for a model that nobody serves.
    if (policy === '' || model === null) return '';
    const name = model.slice(0, NAME_MAX);
    if (!this.#models.has(name) && this.#models.size >= MODELS_MAX) return OTHERS;
    this.#models.add(name);
    return name;
  }

  #addReasons(call: GatewayEvent, minuteMs: number, attributes: CallAttributes, base: string): void {
    const guards = new Set<string>();
    for (const { guard, rule, direction, action } of call.verdict.reasons) {
      const row = take(this.#reasons, `${base}\n${guard}\n${rule}\n${direction}\n${action}`, () => ({
        minuteMs,
        ...attributes,
        guard: guard.slice(0, NAME_MAX),
        rule: rule.slice(0, NAME_MAX),
        direction,
        reasonAction: action,
        reasons: 0,
        calls: 0,
      }));
      row.reasons++;
      if (!guards.has(guard)) row.calls++;
      guards.add(guard);
    }
  }
}

function attributesOf(call: GatewayEvent): Omit<CallAttributes, 'model'> {
  return {
    tokenId: call.token.id.slice(0, NAME_MAX),
    tokenName: call.token.name.slice(0, NAME_MAX),
    team: (call.team ?? '').slice(0, NAME_MAX),
    upstream: (call.upstream ?? '').slice(0, NAME_MAX),
    policy: call.policy.slice(0, NAME_MAX),
    action: isRefused(call) ? 'refuse' : call.verdict.action,
    status: call.status,
  };
}

function take<Row>(rows: Map<string, Row>, key: string, make: () => Row): Row {
  const held = rows.get(key) ?? make();
  rows.set(key, held);
  return held;
}
