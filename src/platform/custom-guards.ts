import { realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AsyncGuard, CustomGuardConfig } from '../contracts/custom-guard.ts';
import type { Guard } from '../contracts/guard.ts';
import {
  createHttpGuard,
  createModuleGuard,
  createQuickGuard,
  isQuick,
  type PostHook,
  selfTest,
} from '../protect/guards/index.ts';
import type { GuardSelfTest } from '../server/ports.ts';
import { hookProblem } from './hook-address.ts';

/** What the operator's configuration allows custom guards. */
export interface CustomGuardLimits {
  readonly hookHosts: readonly string[];
  readonly modulesDir?: string | undefined;
}

/** A custom guard as it stands: ready, or with why it is not. */
interface Standing {
  readonly config: CustomGuardConfig;
  readonly quick: Guard | undefined;
  readonly late: AsyncGuard | undefined;
  readonly problem: string | undefined;
}

/**
 * The customer's guards as the settings have them. One that cannot be made, or did not tell its probes, is not among the
 * guards: a policy that names it then fails closed, and readiness says why.
 */
export class CustomGuards {
  readonly #limits: CustomGuardLimits;
  readonly #post: PostHook;
  #standing: ReadonlyMap<string, Standing> = new Map();

  constructor(limits: CustomGuardLimits, post: PostHook) {
    this.#limits = limits;
    this.#post = post;
  }

  get configs(): readonly CustomGuardConfig[] {
    return [...this.#standing.values()].map(({ config }) => config);
  }

  get quick(): readonly Guard[] {
    return [...this.#standing.values()].flatMap(({ quick, problem }) => (quick && !problem ? [quick] : []));
  }

  get late(): readonly AsyncGuard[] {
    return [...this.#standing.values()].flatMap(({ late, problem }) => (late && !problem ? [late] : []));
  }

  selfTest(): readonly GuardSelfTest[] {
    return [...this.#standing.values()].map(({ config, problem }) => ({
      guard: config.name,
      ok: problem === undefined,
      detail: problem ?? 'It told its known-bad probes from its known-good ones.',
    }));
  }

  /** Takes what the settings say now; guards that did not change stay as they are, those that are gone are closed. */
  async configure(configs: readonly CustomGuardConfig[]): Promise<void> {
    const before = this.#standing;
    const made = await Promise.all(
      configs.map(async (config): Promise<Standing> => {
        const old = before.get(config.name);
        const isSame = old !== undefined && JSON.stringify(old.config) === JSON.stringify(config);
        return isSame && old.problem === undefined ? old : this.#make(config);
      }),
    );
    this.#standing = new Map(made.map((one) => [one.config.name, one]));
    const kept = new Set(made.map(({ late }) => late));
    await Promise.all([...before.values()].map(({ late }) => (kept.has(late) ? undefined : late?.close())));
  }

  /** Makes the guard and lets it prove itself, without keeping it. */
  async problemOf(config: CustomGuardConfig): Promise<string | undefined> {
    const { late, problem } = await this.#make(config);
    await late?.close();
    return problem;
  }

  async close(): Promise<void> {
    await this.configure([]);
  }

  async #make(config: CustomGuardConfig): Promise<Standing> {
    try {
      if (isQuick(config)) {
        const quick = createQuickGuard(config);
        const [outcome] = selfTest([quick]);
        return { config, quick, late: undefined, problem: outcome?.reason };
      }
      const late = await this.#late(config);
      return { config, quick: undefined, late, problem: await late.selfTest() };
    } catch (error) {
      const problem = error instanceof Error ? error.message : 'it cannot be made';
      return { config, quick: undefined, late: undefined, problem };
    }
  }

  async #late(config: Exclude<CustomGuardConfig, { type: 'words' | 'regex' }>): Promise<AsyncGuard> {
    if (config.type === 'module') return createModuleGuard(config, await this.#moduleUrl(config.path));
    const problem = hookProblem(config.url, this.#limits.hookHosts);
    if (problem !== undefined) throw new Error(problem);
    return createHttpGuard(config, this.#post);
  }

  /** @throws Error for a file outside of the operator's folder, whatever links lead there */
  async #moduleUrl(path: string): Promise<URL> {
    const { modulesDir } = this.#limits;
    if (modulesDir === undefined) throw new Error('no folder of modules is configured (guards.modulesDir)');
    const dir = await realpath(modulesDir);
    const file = await realpath(resolve(dir, path)).catch(() => undefined);
    if (file === undefined) throw new Error(`there is no file ${path} in the folder of modules`);
    if (!file.startsWith(dir + sep)) throw new Error(`${path} leads out of the folder of modules`);
    return pathToFileURL(file);
  }
}
