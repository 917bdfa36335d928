import { z } from 'zod';
import type { Message } from '../probe.ts';
import type { ModelAnswer } from './answer.ts';
import { joinAnthropic } from './join-anthropic.ts';
import type { Conversation, Dialect } from './shape.ts';

const answerSchema = z.looseObject({
  type: z.literal('message'),
  content: z.array(
    z.looseObject({
      type: z.string(),
      text: z.string().optional(),
      thinking: z.string().optional(),
      id: z.string().optional(),
      name: z.string().optional(),
      input: z.unknown().optional(),
    }),
  ),
  stop_reason: z.string().nullish(),
  usage: z.looseObject({ output_tokens: z.number().optional() }).nullish(),
});

const finishes: Readonly<Record<string, ModelAnswer['finish']>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  tool_use: 'tool',
  refusal: 'filtered',
  content_filter: 'filtered',
};

function objectOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The suite's own arguments are JSON; a model's own may be anything and are repeated to it as text.
    return { text: json };
  }
}

/** Tool results are the user's turn here, and two turns of one role in a row are one. */
function messages(all: readonly Message[]): object[] {
  const turns: { role: string; content: object[] }[] = [];
  for (const one of all) {
    const role = one.role === 'assistant' ? 'assistant' : 'user';
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...blocks(one));
    else turns.push({ role, content: blocks(one) });
  }
  return turns;
}

function blocks(one: Message): object[] {
  if (one.role === 'tool')
    return [{ type: 'tool_result', tool_use_id: one.toolCallId, content: one.content }];
  const text = one.content === '' ? [] : [{ type: 'text', text: one.content }];
  if (one.role === 'user') return text;
  const calls = (one.toolCalls ?? []).map(({ id, name, arguments: args }) => ({
    type: 'tool_use',
    id,
    name,
    input: objectOf(args),
  }));
  return [...text, ...calls];
}

/** Anthropic's messages. */
export const anthropicDialect: Dialect = {
  path: '/messages',
  headers: { 'anthropic-version': '2023-06-01' },
  authorize: (token) => ['x-api-key', token],
  request: ({ model, system, messages: all, tools, maxTokens, isStream }: Conversation) => ({
    model,
    system,
    messages: messages(all),
    max_tokens: maxTokens,
    temperature: 0,
    ...(isStream ? { stream: true } : {}),
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            name,
            description,
            input_schema: parameters,
          })),
        }),
  }),
  join: joinAnthropic,
  read(body) {
    const parsed = answerSchema.safeParse(body);
    if (!parsed.success) return undefined;
    const { content, stop_reason, usage } = parsed.data;
    return {
      text: content.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join(''),
      reasoning: content.map((block) => block.thinking ?? '').join(''),
      toolCalls: content
        .filter((block) => block.type === 'tool_use')
        .map((block) => ({
          id: block.id ?? '',
          name: block.name ?? '',
          arguments: JSON.stringify(block.input ?? {}),
        })),
      finish: finishes[stop_reason ?? ''] ?? 'unknown',
      outputTokens: usage?.output_tokens,
    };
  },
};
