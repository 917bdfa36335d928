import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf } from '../../shared/caller.ts';
import { replayDeadLetters } from '../../shared/replay-dead-letters.ts';

export const deadLettersReplay = defineRoute({
  method: 'POST',
  path: '/api/dead-letters/replay',
  access: needs('admin'),
  tag: 'events',
  summary: 'Put dead letters back into the journal, up to 2,000 a call; each is replayed once',
  body: z
    .strictObject({
      ids: z.array(z.string().min(1).max(128)).min(1).max(1000).optional(),
      reason: z.string().min(1).max(256).optional(),
      source: z.string().min(1).max(256).optional(),
    })
    .refine(
      ({ ids, reason, source }) => ids === undefined || (reason === undefined && source === undefined),
      {
        path: ['ids'],
        message: 'send either `ids` or filters',
      },
    ),
  status: 200,
  response: z.object({
    replayed: z.number().int(),
    /** True when more letters match: call again. */
    more: z.boolean(),
  }),
  async handle({ body, deps, request }) {
    const outcome = await replayDeadLetters(deps, body);
    deps.log.info({ ...outcome, by: callerOf(request).id }, 'dead letters replayed');
    return outcome;
  },
});
