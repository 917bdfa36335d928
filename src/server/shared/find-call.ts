import { eventSeq } from '../../contracts/event.ts';
import type { AppDeps } from '../ports.ts';
import { type CallView, callOf } from './calls.ts';

/** A call by its own id or by that of its event. */
export async function findCall(id: string, deps: AppDeps): Promise<CallView | undefined> {
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
