import type { GatewayEvent } from '../../../src/contracts/gateway-event.ts';
import { readStoredCall, type StoredBody } from '../../../src/protect/gateway/index.ts';

const bodyOf = ({ content, isWhole }: StoredBody) => ({ segments: content.segments, isWhole });

/** A call as its page asks for it. */
export function detailOf(call: GatewayEvent) {
  const stored = readStoredCall(call);
  return {
    ...call,
    eventId: 'evt_apsw',
    conversation: stored
      ? {
          request: bodyOf(stored.request),
          forwarded: stored.forwarded ? bodyOf(stored.forwarded) : null,
          response: stored.response ? bodyOf(stored.response) : null,
        }
      : null,
    feedback: [],
  };
}
