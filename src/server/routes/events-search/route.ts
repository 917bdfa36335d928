import { z } from 'zod';
import { eventFormats, eventViewSchema } from '../../../contracts/event.ts';
import { severityId, severitySchema } from '../../../contracts/severity.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerSignal } from '../../shared/abort-signal.ts';
import {
  defined,
  entityParameter,
  nameParameter,
  pageOf,
  pageQuery,
  repeatable,
  textParameter,
} from '../../shared/query.ts';
import { rangeQuery, resolveOpenRange } from '../../shared/time-range.ts';

const severityMin = z.union([severitySchema.transform(severityId), z.coerce.number().int().min(0).max(6)]);

const fieldParameter = z
  .string()
  .max(1200)
  .regex(/^[A-Za-z_][\w.-]{0,199}:[\s\S]+$/, 'expected path:value, e.g. `actor.user.name:alice`');

export const eventsSearch = defineRoute({
  method: 'GET',
  path: '/api/events',
  access: needs('read'),
  tag: 'events',
  summary: 'Search events, newest first',
  query: z.strictObject({
    ...pageQuery,
    ...rangeQuery,
    source: nameParameter.optional(),
    format: z.enum(eventFormats).exclude(['auto']).optional(),
    class: z.coerce.number().int().min(0).max(1_000_000).optional(),
    severityMin: severityMin.optional(),
    q: textParameter.optional(),
    entity: entityParameter.optional(),
    field: repeatable(fieldParameter).optional(),
  }),
  status: 200,
  response: pageOf(eventViewSchema).extend({ partial: z.boolean() }),
  async handle({ query, deps, reply }) {
    const { limit, cursor, from, to, source, format, q, entity, field } = query;
    const page = await deps.store.events.search(
      {
        limit,
        ...resolveOpenRange({ from, to }, deps.clock.nowMs()),
        ...defined({ cursor, source, format, entity, text: q, fields: field && fieldsOf(field) }),
        ...defined({ classUid: query.class, severityIdMin: query.severityMin }),
      },
      callerSignal(reply),
    );
    return { items: page.events, nextCursor: page.nextCursor, partial: page.partial };
  },
});

function fieldsOf(parameters: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    parameters.map((text) => [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)]),
  );
}
