import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { detectorViewSchema } from '../../shared/detector-view.ts';

export const detectorsList = defineRoute({
  method: 'GET',
  path: '/api/detectors',
  access: needs('read'),
  tag: 'defend',
  summary: 'Detectors, whether they are on, and their figures',
  status: 200,
  response: z.object({ items: z.array(detectorViewSchema), nextCursor: z.null() }),
  async handle({ deps }) {
    await deps.detection.loaded();
    return { items: deps.detection.list(), nextCursor: null };
  },
});
