import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { detectorViewSchema } from '../../shared/detector-view.ts';
import { nameParams } from '../../shared/query.ts';
import { putToggle, toggleBody } from '../../shared/toggles.ts';

export const detectorsUpdate = defineRoute({
  method: 'PUT',
  path: '/api/detectors/:name',
  access: needs('admin'),
  tag: 'defend',
  summary: 'Switch a detector on or off',
  params: nameParams,
  body: toggleBody,
  status: 200,
  response: detectorViewSchema,
  faults: [404],
  async handle({ params, body, deps, request }) {
    const isNamed = (detector: { readonly name: string }) => detector.name === params.name;
    await deps.detection.loaded();
    found(deps.detection.list().find(isNamed), 'detector');
    await putToggle(deps, request, `detector:${params.name}`, body);
    await deps.detection.reload();
    return found(deps.detection.list().find(isNamed), 'detector');
  },
});
