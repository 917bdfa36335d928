import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { guardViewSchema, guardViews } from '../../shared/guard-views.ts';
import { nameParams } from '../../shared/query.ts';
import { putToggle, toggleBody } from '../../shared/toggles.ts';

export const guardsUpdate = defineRoute({
  method: 'PUT',
  path: '/api/guards/:name',
  access: needs('admin'),
  tag: 'protect',
  summary: 'Switch a guard on or off, in every policy',
  params: nameParams,
  body: toggleBody,
  status: 200,
  response: guardViewSchema,
  faults: [404],
  async handle({ params, body, deps, request }) {
    const isNamed = (guard: { readonly name: string }) => guard.name === params.name;
    found(deps.guards.list().find(isNamed), 'guard');
    await putToggle(deps, request, `guard:${params.name}`, body);
    await deps.gateway.reload();
    return found((await guardViews(deps)).find(isNamed), 'guard');
  },
});
