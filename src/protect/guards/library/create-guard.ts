import type { z } from 'zod';
import { type GatewayPolicy, type Guard, gatewayPolicySchema } from '../../../contracts/guard.ts';
import { Fault } from '../../../kernel/fault.ts';
import { createDefaultGuards } from '../create-default-guards.ts';
import { defaultPolicy } from '../default-policy.ts';
import { guardErrors } from '../errors.ts';
import { INJECTION_GUARD } from '../injection/injection-guard.ts';
import { parseInjectionModel } from '../injection/weights-file.ts';
import { parseNameModel } from '../pii/names/name-model.ts';
import { selfTest } from '../self-test.ts';
import { type TextGuard, textGuard } from './text-guard.ts';

/** Where weights come from: their bytes, or an address that `fetch` reads them from. */
export type Weights = Uint8Array | URL | string;

export interface GuardOptions {
  /** As the gateway's policies are written (docs/guides/guards.md); the default policy when left out. */
  readonly policy?: Omit<z.input<typeof gatewayPolicySchema>, 'name'>;
  /** Share of innocent texts that the injection guard may flag, 0.0005 to 0.1, in place of the policy's threshold. */
  readonly falsePositiveRate?: number;
  /** Guards of your own, which the policy names. */
  readonly guards?: readonly Guard[];
  /** Weights of the injection guard, `injection.bin`. */
  readonly weights?: Weights;
  /** Weights of the guard of names, `names.bin`: needed only by a policy that names `pii-names`. */
  readonly nameWeights?: Weights;
}

const WEIGHTS_BYTES_MAX = 64 * 1024 * 1024;

/**
 * The guards of the product under one policy. Each proves itself on texts that it must judge rightly before it may serve.
 *
 * @throws Fault `guard_weights_invalid`, `guard_unknown`, `guard_self_test_failed`, `guard_policy_invalid`
 */
export async function createGuard(options: GuardOptions): Promise<TextGuard> {
  const policy = policyOf(options);
  if (options.weights === undefined)
    throw new Fault(guardErrors.weightsInvalid, {
      message: 'The injection guard needs its weights.',
      field: 'weights',
    });
  const injection = parseInjectionModel(await bytesOf(options.weights));
  const names =
    options.nameWeights === undefined ? undefined : parseNameModel(await bytesOf(options.nameWeights));
  const guards = [...createDefaultGuards(injection, names), ...(options.guards ?? [])];
  const named = new Set(policy.guards.filter(({ action }) => action !== 'allow').map(({ guard }) => guard));
  const missing = [...named].find((name) => !guards.some((guard) => guard.name === name));
  if (missing !== undefined)
    throw new Fault(guardErrors.unknownGuard, {
      message: `There is no guard "${missing}".`,
      field: 'policy.guards',
    });
  const broken = selfTest(guards.filter(({ name }) => named.has(name))).find(({ isOk }) => !isOk);
  if (broken !== undefined)
    throw new Fault(guardErrors.selfTestFailed, { message: `Guard "${broken.guard}": ${broken.reason}.` });
  return textGuard(guards, policy);
}

function policyOf({ policy, falsePositiveRate }: GuardOptions): GatewayPolicy {
  const parsed = gatewayPolicySchema.safeParse({ name: 'library', ...(policy ?? defaultPolicy) });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = ['policy', ...(issue?.path ?? [])].join('.');
    throw new Fault(guardErrors.policyInvalid, { message: issue?.message ?? 'not a policy', field });
  }
  const moded = parsed.data.guards.find(({ mode = 'mask' }) => mode !== 'mask');
  // A placeholder that nobody puts back would be a value lost: reversible modes live in the gateway.
  if (moded !== undefined)
    throw new Fault(guardErrors.policyInvalid, {
      message: `The library masks; "${moded.mode}" is the gateway's.`,
      field: 'policy.guards',
    });
  if (falsePositiveRate === undefined) return parsed.data;
  return gatewayPolicySchema.parse({
    ...parsed.data,
    guards: parsed.data.guards.map((entry) =>
      entry.guard === INJECTION_GUARD ? { ...entry, falsePositiveRate } : entry,
    ),
  });
}

async function bytesOf(weights: Weights): Promise<Uint8Array> {
  if (weights instanceof Uint8Array) return weights;
  const answer = await fetch(weights);
  if (!answer.ok)
    throw new Fault(guardErrors.weightsInvalid, {
      message: `The weights could not be read: ${answer.status}.`,
    });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes.length > WEIGHTS_BYTES_MAX) throw new Fault(guardErrors.weightsInvalid);
  return bytes;
}
