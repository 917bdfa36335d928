import { asObject } from '../usage.ts';
import { type Notice, NoticeChannel } from './notice-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** One of Gemini's candidates, as far as it came. */
export interface GrowingCandidate {
  readonly channel: NoticeChannel;
  callsTools: boolean;
}

interface Parts {
  /** Texts that people read, by their place. */
  readonly texts: readonly (readonly [path: string, text: string])[];
  readonly callsTools: boolean;
}

/** Marks a candidate of a plain answer. */
export function markCandidate(
  candidate: JsonObject,
  position: number,
  notice: Notice,
  values: Map<string, string>,
): void {
  if (partsOf(candidate, position).callsTools) return;
  const whole = { channel: new NoticeChannel(notice), callsTools: false };
  markParts({ ...candidate, finishReason: 'STOP' }, position, whole, values);
}

/**
 * Marks what one frame adds to a candidate.
 *
 * @returns what has to go before a frame that ends a candidate and has no text of its own
 */
export function markParts(
  candidate: JsonObject,
  position: number,
  known: GrowingCandidate,
  values: Map<string, string>,
): string {
  const { texts, callsTools } = partsOf(candidate, position);
  if (callsTools) known.callsTools = true;
  const begun = texts.map(([, text]) => known.channel.push(text));
  const isLast = typeof candidate.finishReason === 'string' && !known.callsTools;
  const ending = isLast ? known.channel.ending() : '';
  for (const [at, [path, old]] of texts.entries()) {
    const text = begun[at] + (at === texts.length - 1 ? ending : '');
    if (text !== old) values.set(path, JSON.stringify(text));
  }
  return texts.length === 0 ? ending : '';
}

function partsOf(candidate: JsonObject, position: number): Parts {
  const list = asObject(candidate.content)?.parts;
  const parts = (Array.isArray(list) ? list : []).map(asObject);
  const texts = parts.flatMap((part, i) =>
    typeof part?.text === 'string' && part.thought !== true
      ? [[`/candidates/${position}/content/parts/${i}/text`, part.text] as const]
      : [],
  );
  const callsTools = parts.some(
    (part) => part !== undefined && ('functionCall' in part || 'function_call' in part),
  );
  return { texts, callsTools };
}
