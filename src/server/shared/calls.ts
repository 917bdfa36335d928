import { z } from 'zod';
import type { EventView } from '../../contracts/event.ts';
import { type GatewayEvent, gatewayEventSchema } from '../../contracts/gateway-event.ts';

/** A gateway call with the id of the event that tells of it. */
export const callViewSchema = gatewayEventSchema.extend({ eventId: z.string() });
export type CallView = GatewayEvent & { readonly eventId: string };

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
