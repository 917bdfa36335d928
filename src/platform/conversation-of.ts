import { createHash } from 'node:crypto';
import type { GuardContent } from '../contracts/guard.ts';

/** Which conversation a request belongs to. */
export interface ConversationRef {
  /** The provider's id of what the request goes on from: an earlier answer or a conversation that the provider keeps. */
  readonly kept: string | undefined;
  /** What a conversation that comes whole with each request begins with; undefined for one that begins with this request. */
  readonly opening: string | undefined;
  /** Ids to keep the conversation under; with an empty one when the answer's own id is wanted, none when nothing is kept. */
  readonly keeps: readonly string[];
}

const ID_MAX = 256;

/**
 * The responses API names what it goes on from; everything else sends the conversation whole, and is known by how it
 * begins: its system text and the user's first one.
 */
export function conversationOf({ body, segments }: GuardContent): ConversationRef {
  const request = (body ?? {}) as Readonly<Record<string, unknown>>;
  const isKept = 'input' in request && !('messages' in request);
  if (!isKept) return { kept: undefined, opening: openingOf(segments), keeps: [] };
  const conversation = idOf(request.conversation);
  const kept = idOf(request.previous_response_id) ?? conversation;
  const keeps = request.store === false ? [] : ['', ...(conversation === undefined ? [] : [conversation])];
  return { kept, opening: conversation === undefined ? undefined : `conversation ${conversation}`, keeps };
}

function idOf(value: unknown): string | undefined {
  const id = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : value;
  return typeof id === 'string' && id !== '' && id.length <= ID_MAX ? id : undefined;
}

function openingOf(segments: GuardContent['segments']): string {
  const hash = createHash('sha256');
  for (const { provenance, text } of segments) {
    hash.update(`${provenance}\0${text}\0`);
    if (provenance === 'user') break;
  }
  return hash.digest('hex');
}
