import { type GatewayEvent, isRefused } from '../../contracts/gateway-event.ts';
import type { LiveHub } from './live-hub.ts';

/** Calls are told of together: thousands a second would bury a browser. */
const gatherMs = 400;
const callsMax = 50;
const guardsMax = 10;

/** What a list needs to know of a call to tell whether it would show it. */
interface LiveCall {
  readonly id: string;
  readonly action: string;
  readonly model: string | null;
  readonly status: number;
  readonly token: { readonly id: string; readonly name: string };
  readonly team: string | null;
  readonly policy: string;
  readonly upstream: string | null;
  readonly guards: readonly string[];
}

/** Tells readers of calls, at most a few times a second: how many there were, and the first of them. */
export class TrafficFeed {
  readonly #hub: LiveHub;
  #calls: LiveCall[] = [];
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(hub: LiveHub) {
    this.#hub = hub;
  }

  add(call: GatewayEvent): void {
    if (this.#hub.size === 0) return;
    this.#count++;
    if (this.#calls.length < callsMax) this.#calls.push(liveCall(call));
    this.#timer ??= setTimeout(() => this.#tell(), gatherMs).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    this.#hub.send('traffic', { count: this.#count, calls: this.#calls });
    this.#calls = [];
    this.#count = 0;
    this.#timer = undefined;
  }
}

function liveCall(call: GatewayEvent): LiveCall {
  const { id, model, status, token, team = null, policy, upstream, verdict } = call;
  const guards = [...new Set(verdict.reasons.map(({ guard }) => guard))].slice(0, guardsMax);
  return {
    id,
    action: isRefused(call) ? 'refuse' : verdict.action,
    model,
    status,
    token,
    team,
    policy,
    upstream,
    guards,
  };
}
