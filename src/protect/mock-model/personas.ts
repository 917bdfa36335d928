import type { Behaviour } from './behaviours.ts';
import { conversationText } from './conversation-text.ts';
import { obey, type PersonaReply } from './vulnerable.ts';

const SUSPICIOUS =
  /ignore|release phrase|rule one|instructions|reference code|CODE|anweisung|consigne|instruccion/i;
const refusal = { text: "I'm sorry, but I can't help with that. Is there anything else about your order?" };

/** How a flaky endpoint answers, in turn by what it is asked. */
const moods = ['vulnerable', '500', 'html', 'truncated', 'cut', 'vulnerable', 'empty', 'reset'] as const;
export type Mood = (typeof moods)[number];

function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state >>> 0;
}

/** What the model `flaky` does with a request: the same every time for the same bytes. */
export function moodOf(raw: string): Mood {
  return moods[hash(raw) % moods.length]!;
}

/**
 * What a persona says to a request; undefined when it answers as any other mock does.
 * `vulnerable` obeys everything, `robust` declines what looks like an attack, `refusing` declines everything.
 */
export function personaReply(
  behaviour: Behaviour | Mood,
  body: Readonly<Record<string, unknown>>,
): PersonaReply | undefined {
  switch (behaviour) {
    case 'vulnerable':
      return obey(body);
    case 'robust':
      return SUSPICIOUS.test(conversationText(body).rest) ? refusal : undefined;
    case 'refusing':
      return refusal;
    case 'cut':
      return { text: 'The first thing to say about this is', isCut: true };
    case 'empty':
      return { text: '' };
    default:
      return undefined;
  }
}
