import { asObject } from '../usage.ts';
import { type FrameMarker, type FrameMarks, marksOf } from './frame-marker.ts';
import { type Notice, NoticeChannel } from './notice-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Ollama: the last line says that it is done, and has a text of its own, mostly an empty one. */
export class OllamaMarker implements FrameMarker {
  readonly #channel: NoticeChannel;
  #callsTools = false;

  constructor(notice: Notice) {
    this.#channel = new NoticeChannel(notice);
  }

  push(body: JsonObject): FrameMarks | undefined {
    const message = asObject(body.message);
    if (Array.isArray(message?.tool_calls)) this.#callsTools = true;
    const isGenerated = typeof body.response === 'string';
    const old = isGenerated ? body.response : message?.content;
    if (typeof old !== 'string') return undefined;
    const begun = this.#channel.push(old);
    const text = begun + (body.done === true && !this.#callsTools ? this.#channel.ending() : '');
    const path = isGenerated ? '/response' : '/message/content';
    return marksOf(new Map(text === old ? [] : [[path, JSON.stringify(text)]]));
  }
}
