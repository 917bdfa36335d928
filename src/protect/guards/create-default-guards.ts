import type { Guard } from '../../contracts/guard.ts';
import { createInjectionGuard } from './injection/injection-guard.ts';
import { loadInjectionModel } from './injection/load-injection-model.ts';
import type { InjectionModel } from './injection/model.ts';
import { createPiiGuard } from './pii/pii-guard.ts';
import { createSecretsGuard } from './secrets/secrets-guard.ts';

/** The guards that ship with the product, in the order in which they are tried. */
export function createDefaultGuards(injectionModel: InjectionModel): Guard[] {
  return [createInjectionGuard(injectionModel), createSecretsGuard(), createPiiGuard()];
}

/** The same with the weights read from the product's own file. */
export async function loadDefaultGuards(): Promise<Guard[]> {
  return createDefaultGuards(await loadInjectionModel());
}
