import type { GatewayEvent } from '../contracts/gateway-event.ts';
import type { GatewayPolicy, Guard, GuardContent } from '../contracts/guard.ts';
import { Fault } from '../kernel/fault.ts';
import type { GuardChain } from '../protect/gateway/index.ts';
import { defaultPolicy, selfTest } from '../protect/guards/index.ts';
import type { CallReplay, GuardInfo, GuardSelfTest, GuardsPort, GuardVerdict } from '../server/ports.ts';
import type { Toggle } from '../storage/ports/index.ts';
import { CallReplayer } from './call-replayer.ts';
import { gatewayChain } from './gateway-chain.ts';
import { GuardPool } from './guard-pool.ts';

const unknownPolicy = { code: 'policy_unknown', status: 404, message: 'There is no policy of this name.' };

/** The installation's guards with the policies that use them. */
export class GuardRoom implements GuardsPort {
  readonly builtInPolicy = defaultPolicy;
  readonly #guards: readonly Guard[];
  readonly #pool = new GuardPool();
  readonly #replayer = new CallReplayer();
  readonly #selfTest: readonly GuardSelfTest[];
  #policies: readonly GatewayPolicy[] = [];
  #toggles: ReadonlyMap<string, Toggle> = new Map();

  /** Every guard proves itself on its probes here; readiness shows the outcome. */
  constructor(guards: readonly Guard[]) {
    this.#guards = guards;
    this.#selfTest = selfTest(guards).map(({ guard, isOk, reason }) => {
      return { guard, ok: isOk, detail: reason ?? 'It told its known-bad probes from its known-good ones.' };
    });
  }

  configure(policies: readonly GatewayPolicy[], toggles: ReadonlyMap<string, Toggle>): void {
    this.#policies = policies;
    this.#toggles = toggles;
  }

  list(): readonly GuardInfo[] {
    return this.#guards.map(({ name, version, directions }) => {
      const toggle = this.#toggles.get(name);
      return { name, version, directions, enabled: toggle?.enabled ?? true, reason: toggle?.reason ?? null };
    });
  }

  selfTest(): readonly GuardSelfTest[] {
    return this.#selfTest;
  }

  chainFor(policy: GatewayPolicy): GuardChain {
    return gatewayChain(this.#guards, policy, this.#pool);
  }

  async check(content: GuardContent, policyName?: string): Promise<GuardVerdict> {
    const startedMs = performance.now();
    const policy = this.#policyNamed(policyName);
    const { action, score, reasons } = await this.chainFor(policy).inspect(content);
    return {
      action,
      score,
      policy: policy.name,
      reasons,
      elapsedMs: performance.now() - startedMs,
    };
  }

  replay(call: GatewayEvent, policy: GatewayPolicy): Promise<CallReplay> {
    const guards = policy.guards.filter(({ guard }) => this.#toggles.get(guard)?.enabled ?? true);
    return this.#replayer.replay(call, { ...policy, guards });
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.close(), this.#replayer.close()]);
  }

  #policyNamed(name: string | undefined): GatewayPolicy {
    const policy =
      name === undefined ? this.#policies.at(-1) : this.#policies.find((one) => one.name === name);
    if (!policy) throw new Fault(unknownPolicy, { field: 'policy' });
    return policy;
  }
}
