import { z } from 'zod';

const frameSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        index: z.number().default(0),
        finish_reason: z.string().nullish(),
        delta: z
          .looseObject({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            reasoning_content: z.string().nullish(),
            reasoning: z.string().nullish(),
            tool_calls: z
              .array(
                z.looseObject({
                  index: z.number().default(0),
                  id: z.string().nullish(),
                  function: z
                    .looseObject({ name: z.string().nullish(), arguments: z.string().nullish() })
                    .nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .default([]),
  usage: z.looseObject({}).nullish(),
});

interface Call {
  id: string;
  function: { name: string; arguments: string };
}

/** The plain answer that a streamed chat completion comes to; undefined when the stream never came to its end. */
export function joinOpenai(frames: readonly unknown[]): object | undefined {
  const text = { content: '', refusal: '', reasoning_content: '' };
  const calls = new Map<number, Call>();
  let finish: string | undefined;
  let usage: object | undefined;
  for (const frame of frames) {
    const parsed = frameSchema.safeParse(frame);
    if (!parsed.success) continue;
    usage = parsed.data.usage ?? usage;
    const choice = parsed.data.choices.find(({ index }) => index === 0);
    finish = choice?.finish_reason ?? finish;
    const delta = choice?.delta ?? {};
    text.content += delta.content ?? '';
    text.refusal += delta.refusal ?? '';
    text.reasoning_content += delta.reasoning_content ?? delta.reasoning ?? '';
    for (const piece of delta.tool_calls ?? []) {
      const call = calls.get(piece.index) ?? { id: '', function: { name: '', arguments: '' } };
      call.id ||= piece.id ?? '';
      call.function.name += piece.function?.name ?? '';
      call.function.arguments += piece.function?.arguments ?? '';
      calls.set(piece.index, call);
    }
  }
  if (finish === undefined) return undefined;
  const message = { ...text, tool_calls: [...calls.values()] };
  return { choices: [{ finish_reason: finish, message }], usage };
}
