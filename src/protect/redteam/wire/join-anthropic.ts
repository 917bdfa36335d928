import { z } from 'zod';

const frameSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('content_block_start'),
    index: z.number(),
    content_block: z.looseObject({
      type: z.string(),
      id: z.string().optional(),
      name: z.string().optional(),
    }),
  }),
  z.looseObject({
    type: z.literal('content_block_delta'),
    index: z.number(),
    delta: z.looseObject({
      text: z.string().optional(),
      thinking: z.string().optional(),
      partial_json: z.string().optional(),
    }),
  }),
  z.looseObject({
    type: z.literal('message_delta'),
    delta: z.looseObject({ stop_reason: z.string().nullish() }),
    usage: z.looseObject({}).nullish(),
  }),
]);

interface Block {
  readonly type: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
  text: string;
  thinking: string;
  json: string;
}

function input(json: string): unknown {
  if (json === '') return {};
  try {
    return JSON.parse(json);
  } catch {
    // A call that was cut off is still a call; its text is kept.
    return { text: json };
  }
}

/** The plain answer that a streamed message comes to; undefined when the stream never came to its end. */
export function joinAnthropic(frames: readonly unknown[]): object | undefined {
  const blocks = new Map<number, Block>();
  let stop: string | undefined;
  let usage: object | undefined;
  for (const frame of frames) {
    const parsed = frameSchema.safeParse(frame);
    if (!parsed.success) continue;
    const event = parsed.data;
    if (event.type === 'content_block_start') {
      const { type, id, name } = event.content_block;
      blocks.set(event.index, { type, id, name, text: '', thinking: '', json: '' });
    } else if (event.type === 'content_block_delta') {
      const block = blocks.get(event.index);
      if (block === undefined) continue;
      block.text += event.delta.text ?? '';
      block.thinking += event.delta.thinking ?? '';
      block.json += event.delta.partial_json ?? '';
    } else {
      stop = event.delta.stop_reason ?? stop;
      usage = event.usage ?? usage;
    }
  }
  if (stop === undefined) return undefined;
  const content = [...blocks.values()].map(({ json, ...block }) => ({ ...block, input: input(json) }));
  return { type: 'message', content, stop_reason: stop, usage };
}
