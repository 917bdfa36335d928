import { z } from 'zod';
import { provenances } from '../../../contracts/guard.ts';
import { readStoredCall, type StoredBody } from '../../../protect/gateway/index.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { callViewSchema } from '../../shared/calls.ts';
import { feedbackSchema } from '../../shared/feedback-view.ts';
import { findCall } from '../../shared/find-call.ts';
import { idParams } from '../../shared/query.ts';

const bodySchema = z.object({
  segments: z.array(z.object({ path: z.string(), text: z.string(), provenance: z.enum(provenances) })),
  /** False when only the beginning was kept. */
  isWhole: z.boolean(),
});

const callDetailSchema = callViewSchema.extend({
  /** The words as the guards see them, each text with its place and who wrote it; null when they were not kept. */
  conversation: z
    .object({ request: bodySchema, forwarded: bodySchema.nullable(), response: bodySchema.nullable() })
    .nullable(),
  feedback: z.array(feedbackSchema),
});

export const trafficGet = defineRoute({
  method: 'GET',
  path: '/api/traffic/:id',
  access: needs('read'),
  tag: 'gateway',
  summary: 'One call, by its own id or by its event, with its conversation where it was kept',
  params: idParams,
  status: 200,
  response: callDetailSchema,
  faults: [404],
  async handle({ params, deps }) {
    const call = found(await findCall(params.id, deps), 'call');
    const stored = readStoredCall(call);
    return {
      ...call,
      conversation: stored
        ? {
            request: bodyOf(stored.request),
            forwarded: stored.forwarded ? bodyOf(stored.forwarded) : null,
            response: stored.response ? bodyOf(stored.response) : null,
          }
        : null,
      feedback: await deps.store.callFeedback.ofCall(call.id),
    };
  },
});

function bodyOf({ content, isWhole }: StoredBody) {
  return { segments: content.segments, isWhole };
}
