import { extractOutput } from '../extract.ts';
import type { Restoration, TextRestorer } from '../ports.ts';
import { rewriteJson } from '../rewrite-json.ts';
import { readSseFrame, type SseFrame, writeSseFrame } from '../sse-frame.ts';
import type { StreamReader } from '../stream-shape.ts';
import { asObject } from '../usage.ts';
import { jsonDepthOf } from './json-depth.ts';

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
  readonly #segmentsMax: number;
  readonly #channels = new Map<string, Channel>();

  constructor(restoration: Restoration, reader: StreamReader, segmentsMax: number) {
    this.#restoration = restoration;
    this.#reader = reader;
    this.#segmentsMax = segmentsMax;
  }

  /** Takes a frame as the guards released it. */
  push(raw: Buffer): Buffer[] {
    const frame = readSseFrame(raw);
    const body = bodyOf(frame);
    if (body === undefined) return [raw];
    const values = new Map<string, string>();
    for (const segment of extractOutput(body, this.#segmentsMax).content.segments) {
      const address = this.#reader.address(body, segment);
      const depth = jsonDepthOf(segment.path, body.type);
      const restored =
        address === undefined
          ? once(this.#restoration.open(depth), segment.text)
          : this.#grow(address.channel, address.group, depth, { frame, path: segment.path }, segment.text);
      if (restored !== segment.text) values.set(segment.path, JSON.stringify(restored));
    }
    const held = this.#reader.closes(body).flatMap((group) => this.#close(group));
    return [...held, values.size === 0 ? raw : rewritten(frame, values)];
  }

  /** What is still held when the stream ends without closing its texts. */
  end(): Buffer[] {
    return this.#close('');
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

  #close(group: string): Buffer[] {
    const out: Buffer[] = [];
    for (const [path, channel] of this.#channels) {
      if (group !== '' && channel.group !== group) continue;
      this.#channels.delete(path);
      const text = channel.restorer.end();
      const { frame, path: at } = channel.last;
      if (text !== '') out.push(rewritten(frame, new Map([[at, JSON.stringify(text)]])));
    }
    return out;
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

function rewritten({ event, data, raw }: SseFrame, values: ReadonlyMap<string, string>): Buffer {
  const text = rewriteJson(data ?? '', values);
  return text === undefined ? raw : writeSseFrame(event, text);
}
