import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import type { AppDeps } from '../../ports.ts';
import { callerSignal } from '../../shared/abort-signal.ts';
import { callFilterQuery, matchesFilter } from '../../shared/call-filter.ts';
import { type CallView, callOf, callViewSchema } from '../../shared/calls.ts';
import { defined, pageOf, pageQuery, textParameter } from '../../shared/query.ts';
import { rangeQuery, resolveOpenRange } from '../../shared/time-range.ts';

const searchesMax = 40;
const searchMs = 2_000;

const trafficQuery = z.strictObject({
  ...pageQuery,
  ...rangeQuery,
  ...callFilterQuery,
  q: textParameter.optional(),
});
type TrafficQuery = z.output<typeof trafficQuery>;

export const trafficList = defineRoute({
  method: 'GET',
  path: '/api/traffic',
  access: needs('read'),
  tag: 'gateway',
  summary: 'Calls through the gateway, newest first',
  query: trafficQuery,
  status: 200,
  response: pageOf(callViewSchema).extend({ partial: z.boolean() }),
  handle: ({ query, deps, reply }) => findCalls(query, deps, callerSignal(reply)),
});

/** Searches on until the page is full, the events end, or the bound in time or searches is met. */
async function findCalls(query: TrafficQuery, deps: AppDeps, signal: AbortSignal) {
  const items: CallView[] = [];
  const untilMs = performance.now() + searchMs;
  let cursor = query.cursor;
  for (let searches = 0; searches < searchesMax && performance.now() < untilMs; searches++) {
    const page = await deps.store.events.search(
      {
        // Never more than there is room for: a page's cursor points behind its last event.
        limit: query.limit - items.length,
        format: 'gateway',
        ...resolveOpenRange(query, deps.clock.nowMs()),
        ...defined({ cursor, text: query.q }),
      },
      signal,
    );
    for (const view of page.events) {
      const call = callOf(view);
      if (call && matchesFilter(call, query)) items.push(call);
    }
    if (page.nextCursor === null) return { items, nextCursor: null, partial: false };
    if (items.length >= query.limit) return { items, nextCursor: page.nextCursor, partial: false };
    cursor = page.nextCursor;
  }
  return { items, nextCursor: cursor ?? null, partial: true };
}
