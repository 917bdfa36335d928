import { z } from 'zod';
import type { EventView } from '../../contracts/event.ts';
import { type GatewayEvent, gatewayEventSchema } from '../../contracts/gateway-event.ts';
import type { AppDeps } from '../ports.ts';
import type { TimeRange } from './time-range.ts';

/** A gateway call with the id of the event that tells of it. */
export const callViewSchema = gatewayEventSchema.extend({ eventId: z.string() });
export type CallView = GatewayEvent & { readonly eventId: string };

/** Calls that one statistic looks at; more than that and it says that it is partial. */
export const callsScannedMax = 5_000;
const pageSize = 1_000;
const cacheMs = 3_000;
const cacheMax = 16;

export interface CallScan {
  /** Newest first. */
  readonly calls: readonly CallView[];
  /** True when there were more than were looked at. */
  readonly partial: boolean;
}

/** The call in a `gateway` event; undefined when the record is not one that this version wrote. */
export function callOf(view: EventView): CallView | undefined {
  try {
    const parsed = gatewayEventSchema.safeParse(JSON.parse(view.raw));
    return parsed.success ? { ...(parsed.data as GatewayEvent), eventId: view.id } : undefined;
  } catch {
    // Not JSON: somebody ingested a record under this format; it is an event, but no call.
    return undefined;
  }
}

const caches = new WeakMap<
  AppDeps,
  Map<string, { readonly atMs: number; readonly scan: Promise<CallScan> }>
>();

/** Newest calls of a range, for statistics; answers of the last seconds are used again, for every open console asks. */
export function scanCalls(deps: AppDeps, range: TimeRange): Promise<CallScan> {
  const cache = caches.get(deps) ?? new Map<string, { atMs: number; scan: Promise<CallScan> }>();
  caches.set(deps, cache);
  const nowMs = deps.clock.nowMs();
  const key = `${Math.floor(range.fromMs / cacheMs)}:${Math.floor(range.toMs / cacheMs)}`;
  const known = cache.get(key);
  if (known && nowMs - known.atMs < cacheMs) return known.scan;
  const scan = readCalls(deps, range);
  if (cache.size >= cacheMax) cache.clear();
  cache.set(key, { atMs: nowMs, scan });
  scan.catch(() => cache.delete(key));
  return scan;
}

async function readCalls(deps: AppDeps, range: TimeRange): Promise<CallScan> {
  const calls: CallView[] = [];
  let cursor: string | undefined;
  for (let read = 0; read < callsScannedMax; read += pageSize) {
    const page = await deps.store.events.search({
      ...range,
      format: 'gateway',
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const view of page.events) {
      const call = callOf(view);
      if (call) calls.push(call);
    }
    if (page.nextCursor === null) return { calls, partial: false };
    cursor = page.nextCursor;
  }
  return { calls, partial: true };
}
