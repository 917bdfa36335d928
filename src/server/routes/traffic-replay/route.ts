import { z } from 'zod';
import { gatewayPolicySchema, guardActionSchema } from '../../../contracts/guard.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { findCall } from '../../shared/find-call.ts';
import { policyViews } from '../../shared/policy-view.ts';
import { idParams } from '../../shared/query.ts';
import { replayReasonSchema, replayReasons } from '../../shared/replay-view.ts';

export const trafficReplay = defineRoute({
  method: 'POST',
  path: '/api/traffic/:id/replay',
  access: needs('read'),
  tag: 'gateway',
  summary: 'What a policy would do about one call of the past; nothing is changed or sent',
  params: idParams,
  body: z.strictObject({ policy: gatewayPolicySchema.shape.name }),
  status: 200,
  response: z.object({
    policy: z.string(),
    /** Why it cannot be said; null when it can. */
    problem: z.enum(['not-stored', 'cut']).nullable(),
    before: guardActionSchema,
    after: guardActionSchema,
    /** False when the call was stopped before its answer came, so that the answer's guards cannot be asked. */
    isAnswerKnown: z.boolean(),
    reasonsBefore: z.array(replayReasonSchema),
    reasonsAfter: z.array(replayReasonSchema),
  }),
  faults: [404],
  async handle({ params, body, deps }) {
    const call = found(await findCall(params.id, deps), 'call');
    const policy = found(
      (await policyViews(deps)).find(({ name }) => name === body.policy),
      'policy',
    );
    const replay = await deps.guards.replay(call, policy);
    return {
      policy: policy.name,
      problem: replay.problem ?? null,
      before: call.verdict.action,
      after: replay.action,
      isAnswerKnown: replay.isAnswerKnown,
      reasonsBefore: replayReasons(call.verdict.reasons),
      reasonsAfter: replayReasons(replay.reasons),
    };
  },
});
