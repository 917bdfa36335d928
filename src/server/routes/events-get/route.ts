import { eventSeq, eventViewSchema } from '../../../contracts/event.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';

export const eventsGet = defineRoute({
  method: 'GET',
  path: '/api/events/:id',
  access: needs('read'),
  tag: 'events',
  summary: 'One event with its OCSF document and its raw record',
  params: idParams,
  status: 200,
  response: eventViewSchema,
  faults: [404],
  async handle({ params, deps }) {
    const seq = found(eventSeq(params.id), 'event');
    return found(await deps.store.events.get(seq), 'event');
  },
});
