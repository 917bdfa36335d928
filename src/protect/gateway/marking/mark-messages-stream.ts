import { asObject } from '../usage.ts';
import { type FrameMarker, type FrameMarks, marksOf } from './frame-marker.ts';
import { type Notice, NoticeChannel } from './notice-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Anthropic's messages: a notice at the end is a block of its own, as only then is it known that no tool is called. */
export class MessagesMarker implements FrameMarker {
  readonly #channel: NoticeChannel;
  #callsTools = false;
  #blocks = 0;

  constructor(notice: Notice) {
    this.#channel = new NoticeChannel(notice);
  }

  push(body: JsonObject): FrameMarks | undefined {
    if (body.type === 'content_block_start') {
      const block = asObject(body.content_block);
      if (block?.type === 'tool_use') this.#callsTools = true;
      this.#blocks = Math.max(this.#blocks, Number(body.index ?? 0) + 1);
      return this.#text('/content_block/text', block?.type === 'text' ? block.text : undefined);
    }
    if (body.type === 'content_block_delta') return this.#text('/delta/text', asObject(body.delta)?.text);
    if (body.type !== 'message_delta' || this.#callsTools) return undefined;
    const ending = this.#channel.ending();
    return ending === '' ? undefined : { values: new Map(), before: this.#block(ending) };
  }

  #text(path: string, old: unknown): FrameMarks | undefined {
    if (typeof old !== 'string') return undefined;
    const text = this.#channel.push(old);
    return marksOf(new Map(text === old ? [] : [[path, JSON.stringify(text)]]));
  }

  #block(text: string) {
    const index = this.#blocks++;
    return [
      { type: 'content_block_start', index, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index, delta: { type: 'text_delta', text } },
      { type: 'content_block_stop', index },
    ].map((frame) => ({ event: frame.type, data: JSON.stringify(frame) }));
  }
}
