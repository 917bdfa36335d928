import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';
import { ruleViewSchema, withHits } from '../../shared/rule-view.ts';
import { putToggle, toggleBody } from '../../shared/toggles.ts';

export const rulesUpdate = defineRoute({
  method: 'PUT',
  path: '/api/rules/:id',
  access: needs('admin'),
  tag: 'defend',
  summary: 'Switch a rule on or off',
  params: idParams,
  body: toggleBody,
  status: 200,
  response: ruleViewSchema,
  faults: [404],
  async handle({ params, body, deps, request }) {
    const isNamed = (rule: { readonly id: string }) => rule.id === params.id;
    await deps.detection.loaded();
    found(deps.detection.rules().find(isNamed), 'rule');
    await putToggle(deps, request, `rule:${params.id}`, body);
    await deps.detection.reload();
    const [view] = await withHits(deps, deps.detection.rules().filter(isNamed).slice(0, 1));
    return found(view, 'rule');
  },
});
