import { asObject } from '../usage.ts';
import { type FrameMarker, type FrameMarks, marksOf } from './frame-marker.ts';
import { type Notice, NoticeChannel } from './notice-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

interface Choice {
  readonly channel: NoticeChannel;
  callsTools: boolean;
}

const CHOICES_MAX = 256;

/** Chat completions and completions: the notice goes into the first piece of a choice's text, or behind its last. */
export class ChatMarker implements FrameMarker {
  readonly #notice: Notice;
  readonly #choices = new Map<string, Choice>();

  constructor(notice: Notice) {
    this.#notice = notice;
  }

  push(body: JsonObject): FrameMarks | undefined {
    if (!Array.isArray(body.choices)) return undefined;
    const values = new Map<string, string>();
    const before: { data: string }[] = [];
    for (const [position, raw] of body.choices.entries()) {
      const choice = asObject(raw);
      const known = choice && this.#choice(String(choice.index ?? position));
      const ending = choice && known && mark(choice, position, known, values);
      if (ending) before.push({ data: contentFrame(body, choice, ending) });
    }
    return marksOf(values, before);
  }

  #choice(key: string): Choice | undefined {
    const known = this.#choices.get(key);
    if (known !== undefined || this.#choices.size >= CHOICES_MAX) return known;
    const made = { channel: new NoticeChannel(this.#notice), callsTools: false };
    this.#choices.set(key, made);
    return made;
  }
}

/** @returns what has to go before a frame that ends a choice and has no text of its own */
function mark(choice: JsonObject, position: number, known: Choice, values: Map<string, string>): string {
  const delta = asObject(choice.delta);
  const isCompletion = typeof choice.text === 'string';
  const old = isCompletion ? choice.text : delta?.content;
  if (delta?.tool_calls || delta?.function_call) known.callsTools = true;
  const begun = typeof old === 'string' ? known.channel.push(old) : '';
  const isLast = typeof choice.finish_reason === 'string' && !known.callsTools;
  const ending = isLast ? known.channel.ending() : '';
  if (typeof old !== 'string') return ending;
  const path = `/choices/${position}/${isCompletion ? 'text' : 'delta/content'}`;
  if (begun + ending !== old) values.set(path, JSON.stringify(begun + ending));
  return '';
}

/** A frame of the same stream that holds nothing but a piece of text. */
function contentFrame(body: JsonObject, choice: JsonObject, content: string): string {
  const { usage: _, ...head } = body;
  const choices = [{ index: choice.index ?? 0, delta: { content }, logprobs: null, finish_reason: null }];
  return JSON.stringify({ ...head, choices });
}
