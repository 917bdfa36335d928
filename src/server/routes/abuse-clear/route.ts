import { z } from 'zod';
import { needsOrAccount } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { abuseIdentity, abuseView, abuseViewSchema } from '../../shared/abuse-view.ts';
import { callerOf, found } from '../../shared/caller.ts';

export const abuseClear = defineRoute({
  method: 'POST',
  path: '/api/abuse/clear',
  access: needsOrAccount('admin'),
  tag: 'protect',
  summary: 'End an alarm; with `accept` its rule stays silent for this identity until it is cleared without',
  body: z.strictObject({ ...abuseIdentity, accept: z.boolean().default(false) }),
  status: 200,
  response: abuseViewSchema,
  faults: [404],
  async handle({ body, deps, request }) {
    const { kind, id, accept } = body;
    const view = abuseView(found(deps.abuse.clear(kind, id, accept), 'watched identity'));
    deps.log.info({ kind, id, accept, by: callerOf(request).id }, 'abuse alarm cleared');
    return view;
  },
});
