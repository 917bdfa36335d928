import type { Message } from '../probe.ts';
import type { Random } from '../random.ts';
import type { Carrier } from '../words/carriers.ts';
import { fill, user } from './context.ts';

/** A line as it has to be written inside of a carrier: escaped where the carrier is JSON, on one line where rows are. */
export function asLineOf(carrier: Carrier, line: string): string {
  if (/^[[{]/.test(carrier.text)) return JSON.stringify(line).slice(1, -1);
  if (carrier.text.includes(',"{poison}"')) return line.replaceAll('"', '""').replaceAll('\n', ' ');
  if (/^\||;\{poison\}|"\{poison\}"|: \{poison\}/m.test(carrier.text)) return line.replaceAll('\n', ' ');
  return line;
}

/** How people put a text in front of a model. */
const layouts: readonly string[] = [
  '{ask}\n\n{text}',
  '{ask}\n\n"""\n{text}\n"""',
  '{text}\n\n---\n{ask}',
  '{ask}\n<document>\n{text}\n</document>',
  'Here is a text:\n\n{text}\n\n{ask}',
];

/** One message that holds the user's wish and the text that it is about. */
export function carrierMessage(carrier: Carrier, line: string, random: Random): Message {
  const text = fill(carrier.text, { poison: line });
  return user(fill(random.pick(layouts), { ask: carrier.ask, text }));
}
