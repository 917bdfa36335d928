import { z } from 'zod';
import type { Message } from '../probe.ts';
import type { ModelAnswer } from './answer.ts';
import { joinOpenai } from './join-openai.ts';
import type { Conversation, Dialect } from './shape.ts';

const answerSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({
          content: z.union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))]).nullish(),
          refusal: z.string().nullish(),
          reasoning_content: z.string().nullish(),
          reasoning: z.string().nullish(),
          tool_calls: z
            .array(
              z.looseObject({
                id: z.string().default(''),
                function: z.looseObject({ name: z.string(), arguments: z.string().default('') }),
              }),
            )
            .nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.looseObject({ completion_tokens: z.number().optional() }).nullish(),
});

const finishes: Readonly<Record<string, ModelAnswer['finish']>> = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool',
  function_call: 'tool',
  content_filter: 'filtered',
  guardrail_intervened: 'filtered',
};

function message(one: Message): object {
  if (one.role === 'tool') return { role: 'tool', tool_call_id: one.toolCallId, content: one.content };
  if (one.role === 'user' || one.toolCalls === undefined || one.toolCalls.length === 0)
    return { role: one.role, content: one.content };
  const calls = one.toolCalls.map(({ id, name, arguments: args }) => ({
    id,
    type: 'function',
    function: { name, arguments: args },
  }));
  return { role: 'assistant', content: one.content === '' ? null : one.content, tool_calls: calls };
}

/** OpenAI's chat completions, which most endpoints speak. */
export const openaiDialect: Dialect = {
  path: '/chat/completions',
  headers: {},
  authorize: (token) => ['authorization', `Bearer ${token}`],
  request: ({ model, system, messages, tools, maxTokens, isStream }: Conversation) => ({
    model,
    messages: [{ role: 'system', content: system }, ...messages.map(message)],
    max_tokens: maxTokens,
    temperature: 0,
    ...(isStream ? { stream: true, stream_options: { include_usage: true } } : {}),
    ...(tools.length === 0 ? {} : { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
  }),
  join: joinOpenai,
  read(body) {
    const parsed = answerSchema.safeParse(body);
    if (!parsed.success) return undefined;
    const choice = parsed.data.choices[0]!;
    const { content, refusal, reasoning, reasoning_content, tool_calls } = choice.message;
    const text =
      typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
    return {
      text: text === '' ? (refusal ?? '') : text,
      reasoning: reasoning_content ?? reasoning ?? '',
      toolCalls: (tool_calls ?? []).map((call) => ({ id: call.id, ...pick(call.function) })),
      finish: finishes[choice.finish_reason ?? ''] ?? 'unknown',
      outputTokens: parsed.data.usage?.completion_tokens,
    };
  },
};

function pick(call: { readonly name: string; readonly arguments: string }) {
  return { name: call.name, arguments: call.arguments };
}
