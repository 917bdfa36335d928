import { extractOutput } from '../extract.ts';
import type { StreamFraming } from '../framing/stream-framing.ts';
import type { Restoration, TextRestorer } from '../ports.ts';
import { rewriteJson } from '../rewrite-json.ts';
import type { SseFrame } from '../sse-frame.ts';
import type { StreamReader } from '../stream-reader.ts';
import { asObject } from '../usage.ts';
import { jsonDepthOf } from './json-depth.ts';
import { tellId } from './restore-body.ts';

type JsonObject = Readonly<Record<string, unknown>>;

interface Channel {
  readonly group: string;
  readonly restorer: TextRestorer;
  /** The last frame that carried this text, and where: what is still held when the text ends leaves in its shape. */
  last: { readonly frame: SseFrame; readonly path: string };
}

const CHANNELS_MAX = 2_000;

/**
 * Puts values back into the frames of a stream. A placeholder that is cut over frames comes out whole in the last of
 * them; frames keep their number and order, save for one more at the end of a text that ends in half a placeholder.
 */
export class RestoreStream {
  readonly #restoration: Restoration;
  readonly #reader: StreamReader;
  readonly #framing: StreamFraming;
  readonly #segmentsMax: number;
  readonly #channels = new Map<string, Channel>();
  /** Whether the answer's id is known. */
  #isTold = false;

  constructor(restoration: Restoration, reader: StreamReader, framing: StreamFraming, segmentsMax: number) {
    this.#restoration = restoration;
    this.#reader = reader;
    this.#framing = framing;
    this.#segmentsMax = segmentsMax;
  }

  /** Takes a frame as the guards released it. */
  push(raw: Buffer): Buffer[] {
    const frame = this.#framing.read(raw);
    const body = bodyOf(frame);
    // The mark at the end of a stream stays the last of it.
    if (body === undefined) return frame.data?.trim() === '[DONE]' ? [...this.end(), raw] : [raw];
    const texts = new Map<string, string>();
    this.#isTold ||= tellId(body, this.#restoration);
    const values = new Map<string, string>();
    for (const segment of extractOutput(body, this.#segmentsMax).content.segments) {
      if (segment.path.includes('#')) continue;
      const address = this.#reader.address(body, segment);
      const depth = jsonDepthOf(segment.path, body.type);
      const restored =
        address === undefined
          ? once(this.#restoration.open(depth), segment.text)
          : this.#grow(address.channel, address.group, depth, { frame, path: segment.path }, segment.text);
      texts.set(segment.path, restored);
      if (restored !== segment.text) values.set(segment.path, JSON.stringify(restored));
    }
    const held: Buffer[] = [];
    for (const { text, last } of this.#reader.closes(body).flatMap((group) => this.#close(group))) {
      // A text that ends in the frame that carries its last piece has its rest there too.
      if (last.frame === frame) values.set(last.path, JSON.stringify((texts.get(last.path) ?? '') + text));
      else held.push(this.#more(last, text));
    }
    return [...held, values.size === 0 ? raw : this.#rewritten(frame, values)];
  }

  /** What is still held when the stream ends without closing its texts. */
  end(): Buffer[] {
    return this.#close('').map(({ text, last }) => this.#more(last, text));
  }

  #grow(path: string, group: string, depth: number, last: Channel['last'], text: string): string {
    let channel = this.#channels.get(path);
    if (channel === undefined) {
      if (this.#channels.size >= CHANNELS_MAX) return text;
      channel = { group, restorer: this.#restoration.open(depth), last };
      this.#channels.set(path, channel);
    }
    channel.last = last;
    return channel.restorer.push(text);
  }

  /** Ends texts; answers what was still held of each. */
  #close(group: string): { readonly text: string; readonly last: Channel['last'] }[] {
    const ended: { readonly text: string; readonly last: Channel['last'] }[] = [];
    for (const [path, channel] of this.#channels) {
      if (group !== '' && channel.group !== group) continue;
      this.#channels.delete(path);
      const text = channel.restorer.end();
      if (text !== '') ended.push({ text, last: channel.last });
    }
    return ended;
  }

  /** One more frame like the last of its text. */
  #more({ frame, path }: Channel['last'], text: string): Buffer {
    const data = rewriteJson(frame.data ?? '', new Map([[path, JSON.stringify(text)]]));
    return data === undefined ? frame.raw : this.#framing.write(frame.event, data, false);
  }

  #rewritten(frame: SseFrame, values: ReadonlyMap<string, string>): Buffer {
    const text = rewriteJson(frame.data ?? '', values);
    return text === undefined ? frame.raw : this.#framing.rewrite(frame, text);
  }
}

function bodyOf({ data }: SseFrame): JsonObject | undefined {
  if (data === undefined || data === '' || data.trim() === '[DONE]') return undefined;
  try {
    return asObject(JSON.parse(data));
  } catch {
    // Only a stream without guards has frames that are no JSON; they hold no placeholder that could be read.
    return undefined;
  }
}

function once(restorer: TextRestorer, text: string): string {
  return text.includes('[') ? restorer.push(text) + restorer.end() : text;
}
