import type { GatewayPolicy } from '../contracts/guard.ts';
import { defaultPolicy } from '../protect/guards/index.ts';
import type { Settings, Toggle } from '../storage/ports/index.ts';
import { softened } from './shadow-policy.ts';

/** Policies in force: the operator's in their order, the default behind them, without guards that are switched off. */
export async function effectivePolicies(settings: Settings): Promise<{
  readonly policies: readonly GatewayPolicy[];
  readonly guardToggles: ReadonlyMap<string, Toggle>;
}> {
  const [stored, toggles] = await Promise.all([settings.policies(), settings.toggles()]);
  const guardToggles = new Map(
    toggles.flatMap((toggle) => (toggle.name.startsWith('guard:') ? [[toggle.name.slice(6), toggle]] : [])),
  );
  const isOn = (guard: string): boolean => guardToggles.get(guard)?.enabled ?? true;
  const hasDefault = stored.some(({ name }) => name === defaultPolicy.name);
  const policies = [...stored, ...(hasDefault ? [] : [defaultPolicy])].map((policy) => {
    return softened({ ...policy, guards: policy.guards.filter(({ guard }) => isOn(guard)) });
  });
  return { policies, guardToggles };
}
