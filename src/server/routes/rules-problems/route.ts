import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';

export const rulesProblems = defineRoute({
  method: 'GET',
  path: '/api/rules/problems',
  access: needs('read'),
  tag: 'defend',
  summary: 'Rules that could not be loaded, and why',
  status: 200,
  response: z.object({
    items: z.array(z.object({ file: z.string(), kind: z.string(), reason: z.string() })),
    nextCursor: z.null(),
  }),
  async handle({ deps }) {
    await deps.detection.loaded();
    const problems = deps.detection.problems().slice(0, 1000);
    return {
      items: problems.map(({ file, reason, detail }) => ({ file, kind: reason, reason: detail })),
      nextCursor: null,
    };
  },
});
