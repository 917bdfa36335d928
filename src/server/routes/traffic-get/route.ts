import { eventSeq } from '../../../contracts/event.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import type { AppDeps } from '../../ports.ts';
import { found } from '../../shared/caller.ts';
import { type CallView, callOf, callViewSchema } from '../../shared/calls.ts';
import { idParams } from '../../shared/query.ts';

export const trafficGet = defineRoute({
  method: 'GET',
  path: '/api/traffic/:id',
  access: needs('read'),
  tag: 'gateway',
  summary: 'One call, by its own id or by its event',
  params: idParams,
  status: 200,
  response: callViewSchema,
  faults: [404],
  handle: async ({ params, deps }) => found(await findCall(params.id, deps), 'call'),
});

async function findCall(id: string, deps: AppDeps): Promise<CallView | undefined> {
  const seq = eventSeq(id);
  if (seq !== undefined) {
    const view = await deps.store.events.get(seq);
    return view?.format === 'gateway' ? callOf(view) : undefined;
  }
  if (!/^[a-z]+_[0-9a-z]{26}$/.test(id)) return undefined;
  // The id stands in the record; the time in it says where to look.
  const timeMs = idTimeMs(id);
  const range = { fromMs: timeMs - 3_600_000, toMs: timeMs + 3_600_000 };
  const page = await deps.store.events.search({ format: 'gateway', text: id, limit: 10, ...range });
  return page.events.map(callOf).find((call) => call?.id === id);
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Time in an id of `newId`: its first ten characters are milliseconds in base32. */
function idTimeMs(id: string): number {
  const time = id.slice(id.indexOf('_') + 1, id.indexOf('_') + 11);
  return [...time].reduce((sum, character) => sum * 32 + Math.max(0, alphabet.indexOf(character)), 0);
}
