import { asObject } from '../usage.ts';
import { type FrameMarker, type FrameMarks, marksOf } from './frame-marker.ts';
import { outputTexts } from './mark-answer.ts';
import { type Notice, NoticeChannel, withNotice } from './notice-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const PARTS_MAX = 1_000;
const DELTA = 'response.output_text.delta';

/** OpenAI's responses: the pieces of a text, and every frame that tells the whole text again, agree on the notice. */
export class ResponsesMarker implements FrameMarker {
  readonly #notice: Notice;
  readonly #channels = new Map<string, NoticeChannel>();
  /** Frames that were put in: later ones count on by so many. */
  #added = 0;

  constructor(notice: Notice) {
    this.#notice = notice;
  }

  push(body: JsonObject): FrameMarks | undefined {
    const values = new Map<string, string>();
    const before: { event: string; data: string }[] = [];
    if (body.type === DELTA) this.#delta(body, values);
    else {
      if (body.type === 'response.output_text.done') this.#ending(body, before);
      for (const [path, old] of wholeTexts(body)) {
        const text = withNotice(old, this.#notice);
        if (text !== old) values.set(path, JSON.stringify(text));
      }
    }
    if (this.#added > 0 && typeof body.sequence_number === 'number')
      values.set('/sequence_number', String(body.sequence_number + this.#added));
    return marksOf(values, before);
  }

  #delta(body: JsonObject, values: Map<string, string>): void {
    if (typeof body.delta !== 'string') return;
    const key = keyOf(body);
    let channel = this.#channels.get(key);
    if (channel === undefined) {
      if (this.#channels.size >= PARTS_MAX) return;
      channel = new NoticeChannel(this.#notice);
      this.#channels.set(key, channel);
    }
    const text = channel.push(body.delta);
    if (text !== body.delta) values.set('/delta', JSON.stringify(text));
  }

  #ending(body: JsonObject, before: { event: string; data: string }[]): void {
    const delta = this.#channels.get(keyOf(body))?.ending() ?? '';
    if (delta === '') return;
    const { text: _, ...head } = body;
    const number = body.sequence_number;
    const numbered = typeof number === 'number' ? { sequence_number: number + this.#added } : {};
    before.push({ event: DELTA, data: JSON.stringify({ ...head, ...numbered, type: DELTA, delta }) });
    this.#added++;
  }
}

function keyOf(body: JsonObject): string {
  return `${body.output_index ?? body.item_id ?? 0}/${body.content_index ?? 0}`;
}

/** Texts that a frame tells whole. */
function* wholeTexts(body: JsonObject): Generator<readonly [path: string, text: string]> {
  if (body.type === 'response.output_text.done' && typeof body.text === 'string') yield ['/text', body.text];
  const part = asObject(body.part);
  const isText = part?.type === 'output_text' && typeof part.text === 'string';
  if (body.type === 'response.content_part.done' && isText) yield ['/part/text', String(part.text)];
  const item = asObject(body.item);
  if (body.type === 'response.output_item.done' && item !== undefined) {
    for (const [path, text] of outputTexts([item], '')) yield [path.replace(/^\/0/, '/item'), text];
  }
  yield* outputTexts(asObject(body.response)?.output, '/response/output');
}
