import { z } from 'zod';
import { feedbackKinds } from '../../../storage/ports/index.ts';
import { needsOrAccount } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { feedbackSchema } from '../../shared/feedback-view.ts';
import { findCall } from '../../shared/find-call.ts';
import { idParams } from '../../shared/query.ts';

const name = z.string().max(128).default('');

export const feedbackPut = defineRoute({
  method: 'PUT',
  path: '/api/traffic/:id/feedback',
  access: needsOrAccount('admin'),
  tag: 'gateway',
  summary: 'Say whether a verdict was right, for the call as a whole or for what one rule said',
  params: idParams,
  body: z.strictObject({
    kind: z.enum(feedbackKinds),
    guard: name,
    rule: name,
    note: z.string().max(2_000).default(''),
  }),
  status: 200,
  response: feedbackSchema,
  faults: [404],
  async handle({ params, body, deps, request }) {
    const call = found(await findCall(params.id, deps), 'call');
    const caller = callerOf(request);
    const feedback = {
      ...body,
      callId: call.id,
      callTimeMs: Math.floor(call.time),
      model: call.model ?? '',
      policy: call.policy,
      createdMs: deps.clock.nowMs(),
      createdBy: caller.id,
      createdByName: caller.name,
    };
    await deps.store.callFeedback.put(feedback);
    deps.log.info(
      { call: call.id, kind: body.kind, guard: body.guard, rule: body.rule, by: caller.id },
      'verdict of a call judged',
    );
    return feedback;
  },
});
