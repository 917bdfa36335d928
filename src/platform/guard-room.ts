import type { CustomGuardConfig } from '../contracts/custom-guard.ts';
import type { GatewayEvent } from '../contracts/gateway-event.ts';
import type { GatewayPolicy, Guard, GuardContent } from '../contracts/guard.ts';
import { Fault } from '../kernel/fault.ts';
import type { GuardChain } from '../protect/gateway/index.ts';
import { defaultPolicy, selfTest } from '../protect/guards/index.ts';
import type { CallReplay, GuardInfo, GuardSelfTest, GuardsPort, GuardVerdict } from '../server/ports.ts';
import type { Toggle } from '../storage/ports/index.ts';
import { CallReplayer } from './call-replayer.ts';
import type { CustomGuards } from './custom-guards.ts';
import { gatewayChain } from './gateway-chain.ts';
import { GuardPool } from './guard-pool.ts';
import type { Disguise } from './tokeniser.ts';

const unknownPolicy = { code: 'policy_unknown', status: 404, message: 'There is no policy of this name.' };

/** The installation's guards with the policies that use them. */
export class GuardRoom implements GuardsPort {
  readonly builtInPolicy = defaultPolicy;
  readonly #guards: readonly Guard[];
  readonly #customs: CustomGuards;
  readonly #disguise: Disguise | undefined;
  readonly #pool = new GuardPool();
  readonly #replayer = new CallReplayer();
  readonly #selfTest: readonly GuardSelfTest[];
  #policies: readonly GatewayPolicy[] = [];
  #toggles: ReadonlyMap<string, Toggle> = new Map();

  /** Every guard proves itself on its probes here; readiness shows the outcome. */
  constructor(guards: readonly Guard[], customs: CustomGuards, disguise?: Disguise) {
    this.#guards = guards;
    this.#disguise = disguise;
    this.#customs = customs;
    this.#selfTest = selfTest(guards).map(({ guard, isOk, reason }) => {
      return { guard, ok: isOk, detail: reason ?? 'It told its known-bad probes from its known-good ones.' };
    });
  }

  async configure(
    policies: readonly GatewayPolicy[],
    toggles: ReadonlyMap<string, Toggle>,
    customs: readonly CustomGuardConfig[],
  ): Promise<void> {
    await this.#customs.configure(customs);
    const quick = new Set(this.#customs.quick.map(({ name }) => name));
    const threads = customs.filter(({ name }) => quick.has(name));
    this.#pool.configure(threads);
    this.#replayer.configure(threads);
    this.#policies = policies;
    this.#toggles = toggles;
  }

  list(): readonly GuardInfo[] {
    const builtIn = this.#guards.map((guard) => ({
      ...this.#info(guard.name, 'built-in', guard.version, guard.directions),
      calibration: calibrationOf(guard),
    }));
    const customs = this.#customs.configs.map(({ name, type, directions }) =>
      this.#info(name, type, '1', directions),
    );
    return [...builtIn, ...customs];
  }

  #info(name: string, kind: GuardInfo['kind'], version: string, directions: readonly string[]): GuardInfo {
    const toggle = this.#toggles.get(name);
    return {
      name,
      kind,
      version,
      directions,
      enabled: toggle?.enabled ?? true,
      reason: toggle?.reason ?? null,
      calibration: [],
    };
  }

  selfTest(): readonly GuardSelfTest[] {
    return [...this.#selfTest, ...this.#customs.selfTest()];
  }

  problemOf(config: CustomGuardConfig): Promise<string | undefined> {
    return this.#customs.problemOf(config);
  }

  chainFor(policy: GatewayPolicy): GuardChain {
    const quick = [...this.#guards, ...this.#customs.quick];
    return gatewayChain(quick, policy, this.#pool, this.#customs.late, this.#disguise);
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
    // Hooks and modules are not asked about calls of the past.
    const late = new Set(this.#customs.late.map(({ name }) => name));
    const guards = policy.guards.filter(
      ({ guard }) => (this.#toggles.get(guard)?.enabled ?? true) && !late.has(guard),
    );
    return this.#replayer.replay(call, { ...policy, guards });
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.close(), this.#replayer.close(), this.#customs.close()]);
  }

  #policyNamed(name: string | undefined): GatewayPolicy {
    const policy =
      name === undefined ? this.#policies.at(-1) : this.#policies.find((one) => one.name === name);
    if (!policy) throw new Fault(unknownPolicy, { field: 'policy' });
    return policy;
  }
}

/** Shares of false alarms that a person may choose from. */
const rates = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];

function calibrationOf(guard: Guard): { rate: number; threshold: number }[] {
  return rates.flatMap((rate) => {
    const threshold = guard.thresholdFor?.(rate);
    return threshold === undefined ? [] : [{ rate, threshold }];
  });
}
