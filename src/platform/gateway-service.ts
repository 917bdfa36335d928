import type { GatewayEvent } from '../contracts/gateway-event.ts';
import type { Upstream } from '../contracts/upstream.ts';
import type { Logger } from '../kernel/log.ts';
import { Gateway, type GatewayPorts } from '../protect/gateway/index.ts';
import { sketchAnswer } from '../protect/monitoring/index.ts';
import { readUpstreamKey } from '../server/gateway-http/index.ts';
import type { GatewayPort, UpstreamTest } from '../server/ports.ts';
import type { Budgets, Settings } from '../storage/ports/index.ts';
import { AbuseRoom } from './abuse-room.ts';
import { createCanaryMaker } from './canaries.ts';
import { effectivePolicies } from './gateway-policies.ts';
import type { GuardRoom } from './guard-room.ts';
import { testUpstream } from './test-upstream.ts';
import { type PromptApprovals, ToolJudges } from './tool-judges.ts';

const RETRY_MS = 30_000;

type CallListener = (call: GatewayEvent) => void;

/** The gateway with the installation's upstreams and policies, and who wants to hear of its calls. */
export class GatewayService implements GatewayPort {
  readonly gateway: Gateway;
  readonly abuse: AbuseRoom;
  readonly #settings: Settings;
  readonly #budgets: Budgets;
  readonly #guards: GuardRoom;
  readonly #listeners = new Set<CallListener>();
  readonly #log: Logger;
  #upstreams: readonly Upstream[] = [];
  #reloading: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;

  constructor(deps: {
    readonly settings: Settings;
    readonly budgets: Budgets;
    readonly guards: GuardRoom;
    readonly approvals: PromptApprovals;
    readonly authenticate: GatewayPorts['authenticate'];
    readonly record: (event: GatewayEvent) => Promise<void>;
    readonly log: Logger;
    readonly nowMs: () => number;
    readonly newId: () => string;
    readonly limits: ConstructorParameters<typeof Gateway>[1];
  }) {
    const { settings, budgets, guards, authenticate, record, log, nowMs, newId } = deps;
    this.#settings = settings;
    this.#log = log;
    this.#budgets = budgets;
    this.#guards = guards;
    this.abuse = new AbuseRoom(nowMs);
    const tools = new ToolJudges(nowMs, deps.approvals);
    this.gateway = new Gateway(
      {
        authenticate,
        ledger: budgets,
        chainFor: (policy) => guards.chainFor(policy),
        record: (event) => {
          for (const listener of this.#listeners) listener(event);
          return record(event);
        },
        toolJudge: (policy, request, caller) => tools.judgeFor(policy, request, caller),
        plantCanary: createCanaryMaker(),
        sketchAnswer,
        watchAbuse: (call) => this.abuse.watch(call),
        readKey: readUpstreamKey,
        log,
        nowMs,
        newId,
      },
      deps.limits,
    );
  }

  get eventsLost(): number {
    return this.gateway.stats.eventsLost;
  }

  /** One after another: a slow guard of one change must not put back what a later one said. */
  reload(): Promise<void> {
    const turn = this.#reloading.then(() => this.#apply());
    this.#reloading = turn.catch(() => undefined); // Whoever asked for it is told.
    return turn;
  }

  async #apply(): Promise<void> {
    const [upstreams, { policies, guardToggles }, customs, budgets, prices, teams] = await Promise.all([
      this.#settings.upstreams(),
      effectivePolicies(this.#settings),
      this.#settings.customGuards(),
      this.#budgets.budgets(),
      this.#budgets.prices(),
      this.#budgets.teams(),
    ]);
    this.#upstreams = upstreams;
    await this.#guards.configure(policies, guardToggles, customs);
    this.gateway.configure({ upstreams, policies, budgets: { budgets, prices }, teams });
    clearTimeout(this.#retry);
    // A hook that was away is asked again, so that it serves when it is back.
    if (this.#guards.selfTest().some(({ ok }) => !ok)) this.#retry = this.#tryAgain();
  }

  #tryAgain(): NodeJS.Timeout {
    const again = () => this.reload().catch((err) => this.#log.error({ err }, 'guards not asked again'));
    return setTimeout(again, RETRY_MS).unref();
  }

  /** Asks guards that failed no more. */
  stop(): void {
    clearTimeout(this.#retry);
  }

  onCall(listener: CallListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  hasKey(upstreamName: string): boolean {
    const upstream = this.#upstreams.find(({ name }) => name === upstreamName);
    if (!upstream) return false;
    try {
      return readUpstreamKey(upstream) !== null;
    } catch {
      // That it cannot be read is the answer; the gateway has logged why when it was configured.
      return false;
    }
  }

  async test(upstreamName: string): Promise<UpstreamTest> {
    const upstream = this.#upstreams.find(({ name }) => name === upstreamName);
    if (!upstream) return { ok: false, detail: `There is no upstream "${upstreamName}".`, elapsedMs: 0 };
    return testUpstream(upstream);
  }
}
