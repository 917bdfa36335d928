import type { Guard } from '../../contracts/guard.ts';
import { createInsecureCodeGuard } from './code/index.ts';
import { createHarmGuard, type HarmModel, loadHarmModel } from './harm/index.ts';
import { createInjectionGuard } from './injection/injection-guard.ts';
import { loadInjectionModel } from './injection/load-injection-model.ts';
import type { InjectionModel } from './injection/model.ts';
import { createCanaryGuard, createLeakageGuard } from './leakage/index.ts';
import { loadNameModel } from './pii/names/load-name-model.ts';
import type { NameModel } from './pii/names/name-model.ts';
import { createNamesGuard, createOrganisationsGuard } from './pii/names-guard.ts';
import { createPiiGuard } from './pii/pii-guard.ts';
import { createAnswerSchemaGuard } from './schema/index.ts';
import { createSecretsGuard } from './secrets/secrets-guard.ts';
import { createToolCallsGuard } from './tool-calls/index.ts';
import { createExfiltrationGuard, createUnsafeUrlGuard } from './urls/index.ts';

/**
 * The guards that ship with the product, in the order in which they are tried. Those of names and organisations,
 * of code, schemas, tool calls and harmful content are there for policies that name them; the default policy does not.
 */
export function createDefaultGuards(
  injectionModel: InjectionModel,
  nameModel?: NameModel,
  harmModel?: HarmModel,
): Guard[] {
  return [
    createInjectionGuard(injectionModel),
    createSecretsGuard(),
    createPiiGuard(),
    createLeakageGuard(),
    createCanaryGuard(),
    createExfiltrationGuard(),
    createUnsafeUrlGuard(),
    createInsecureCodeGuard(),
    createAnswerSchemaGuard(),
    createToolCallsGuard(),
    ...(nameModel === undefined ? [] : [createNamesGuard(nameModel), createOrganisationsGuard(nameModel)]),
    ...(harmModel === undefined ? [] : [createHarmGuard(harmModel)]),
  ];
}

/** The same with the weights read from the product's own file. */
export async function loadDefaultGuards(): Promise<Guard[]> {
  return createDefaultGuards(await loadInjectionModel(), await loadNameModel(), await loadHarmModel());
}
