import type { NormalisedEvent } from '../contracts/event.ts';

const MESSAGE_CHARS_MAX = 512;
const ENTITIES_SHOWN = 3;

/** A line for people: the event's own message, or what happened to what. */
export function eventMessage({ ocsf, entities }: Pick<NormalisedEvent, 'ocsf' | 'entities'>): string {
  const own = ocsf['message'];
  if (typeof own === 'string' && own.length > 0) return cut(own);
  const activity = ocsf['activity_name'];
  const what = typeof activity === 'string' ? `${ocsf.class_name}: ${activity}` : ocsf.class_name;
  const whom = entities.slice(0, ENTITIES_SHOWN).map(({ kind, name }) => `${kind} ${name}`);
  return cut(whom.length === 0 ? what : `${what} (${whom.join(', ')})`);
}

function cut(text: string): string {
  return text.length > MESSAGE_CHARS_MAX ? `${text.slice(0, MESSAGE_CHARS_MAX - 1)}…` : text;
}
