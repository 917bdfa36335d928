import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { abuseIdentity, abuseView, abuseViewSchema } from '../../shared/abuse-view.ts';
import { found } from '../../shared/caller.ts';

export const abuseGet = defineRoute({
  method: 'GET',
  path: '/api/abuse/identity',
  access: needs('read'),
  tag: 'protect',
  summary: 'What the watch for abuse knows of one token, team, network or route',
  query: z.strictObject(abuseIdentity),
  status: 200,
  response: abuseViewSchema,
  faults: [404],
  handle: async ({ query, deps }) =>
    abuseView(found(deps.abuse.get(query.kind, query.id), 'watched identity')),
});
