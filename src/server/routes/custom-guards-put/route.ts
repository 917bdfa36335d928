import { z } from 'zod';
import { customGuardSchema } from '../../../contracts/custom-guard.ts';
import { Fault } from '../../../kernel/fault.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { serverFaults } from '../../errors.ts';
import { callerOf } from '../../shared/caller.ts';
import { customGuardView, customGuardViewSchema } from '../../shared/custom-guard-view.ts';

const guardsMax = 100;

export const customGuardsPut = defineRoute({
  method: 'PUT',
  path: '/api/custom-guards/:name',
  access: needs('admin'),
  tag: 'protect',
  summary:
    'Add or replace a guard of your own; it proves itself on its probes first, and policies can name it at once',
  params: z.strictObject({ name: z.string().min(1).max(64) }),
  body: customGuardSchema,
  bodyBytesMax: 16 * 1024 * 1024,
  status: 200,
  response: customGuardViewSchema,
  faults: [409],
  async handle({ params, body, deps, request }) {
    if (body.name !== params.name) refuse('name', 'It differs from the name in the address.');
    const isBuiltIn = deps.guards.list().some(({ name, kind }) => name === body.name && kind === 'built-in');
    if (isBuiltIn)
      throw new Fault(serverFaults.conflict, { field: 'name', message: 'A guard that ships has this name.' });
    const known = await deps.store.settings.customGuards();
    if (known.length >= guardsMax && !known.some(({ name }) => name === body.name))
      throw new Fault(serverFaults.conflict, {
        field: 'name',
        message: `There are ${guardsMax} guards already.`,
      });
    const problem = await deps.guards.problemOf(body);
    if (problem !== undefined)
      refuse(body.type === 'http' ? 'url' : 'probes', `The guard may not serve: ${problem}.`);
    await deps.store.settings.putCustomGuard(body, deps.clock.nowMs());
    await deps.gateway.reload();
    deps.log.info({ guard: body.name, type: body.type, by: callerOf(request).id }, 'custom guard changed');
    return customGuardView(body);
  },
});

function refuse(field: string, message: string): never {
  throw new Fault(serverFaults.invalidRequest, { field, message });
}
