import { z } from 'zod';
import { spanSchema } from '../../../contracts/finding.ts';
import { directions, type GuardContent, guardActionSchema, provenances } from '../../../contracts/guard.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';

const roles = ['system', 'developer', 'user', 'assistant', 'tool'] as const;
const text = z.string().max(200_000);

const checkBody = z
  .strictObject({
    text: text.optional(),
    messages: z
      .array(z.strictObject({ role: z.enum(roles), content: text }))
      .min(1)
      .max(200)
      .optional(),
    direction: z.enum(directions).default('input'),
    /** Who wrote `text`. */
    provenance: z.enum(provenances).optional(),
    policy: z.string().min(1).max(64).optional(),
  })
  .refine((body) => (body.text === undefined) !== (body.messages === undefined), {
    path: ['text'],
    message: 'send either `text` or `messages`',
  });

export const guardsCheck = defineRoute({
  method: 'POST',
  path: '/api/guards/check',
  access: needs('gateway', 'read'),
  tag: 'protect',
  summary: 'What the guards would say to a text; nothing is kept',
  body: checkBody,
  status: 200,
  response: z.object({
    action: guardActionSchema,
    score: z.number(),
    policy: z.string(),
    reasons: z.array(
      z.object({
        guard: z.string(),
        rule: z.string(),
        action: guardActionSchema,
        score: z.number(),
        explanation: z.string(),
        spans: z.array(spanSchema),
      }),
    ),
    elapsedMs: z.number(),
  }),
  faults: [404],
  handle: ({ body, deps }) => deps.guards.check(contentOf(body), body.policy),
});

function contentOf(body: z.output<typeof checkBody>): GuardContent {
  const { direction } = body;
  if (body.messages === undefined) {
    const provenance = body.provenance ?? (direction === 'output' ? 'model' : 'user');
    return { direction, segments: [{ path: '/text', text: body.text ?? '', provenance }] };
  }
  const segments = body.messages.map(({ role, content }, index) => ({
    path: `/messages/${index}/content`,
    text: content,
    provenance: role === 'assistant' ? ('model' as const) : role,
  }));
  return { direction, segments };
}
