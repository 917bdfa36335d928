import { answerFor, piecesOf, tokensOf } from './answers.ts';
import type { Behaviour } from './behaviours.ts';
import { type Mood, personaReply } from './personas.ts';
import { promptText } from './prompt-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What the mock says to one request, before it is put into a provider's shape. */
export interface Reply {
  readonly model: string;
  readonly text: string;
  readonly reasoning: string | undefined;
  readonly tool: { readonly name: string; readonly arguments: string } | undefined;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly choices: number;
  readonly includeUsage: boolean;
  /** The answer ends at the caller's limit. */
  readonly isCut: boolean;
}

/** One frame of a stream. */
export interface Frame {
  readonly event?: string;
  readonly data: object | '[DONE]';
}

function toolName(body: JsonObject): string {
  const tools = body.tools;
  const tool = Array.isArray(tools)
    ? (tools[0] as { name?: string; function?: { name?: string }; functionDeclarations?: { name: string }[] })
    : undefined;
  return tool?.function?.name ?? tool?.functionDeclarations?.[0]?.name ?? tool?.name ?? 'get_weather';
}

export function replyTo(body: JsonObject, model: string, behaviour: Behaviour | Mood): Reply {
  const prompt = promptText(body);
  const said = personaReply(behaviour, body);
  const text = said?.text ?? answerFor(prompt, behaviour);
  const options = body.stream_options as { include_usage?: boolean } | undefined;
  return {
    model,
    text,
    reasoning: behaviour === 'reasoning' ? 'The user wants a short answer, so I keep it short.' : undefined,
    tool:
      behaviour === 'tool-call'
        ? { name: toolName(body), arguments: '{"city":"Lisbon","unit":"celsius"}' }
        : said?.tool,
    inputTokens: tokensOf(JSON.stringify(body.messages ?? body.input ?? body.prompt ?? body.contents ?? '')),
    outputTokens: tokensOf(text),
    choices: typeof body.n === 'number' ? Math.min(body.n, 8) : 1,
    includeUsage: options?.include_usage === true,
    isCut: said?.isCut === true,
  };
}

const CREATED = 1_763_000_000;

function chatUsage(reply: Reply): object {
  const { inputTokens, outputTokens } = reply;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}

function finishOf(reply: Reply): string {
  if (reply.tool) return 'tool_calls';
  return reply.isCut ? 'length' : 'stop';
}

export function chatAnswer(reply: Reply): object {
  const message = reply.tool
    ? {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'call_mock1', type: 'function', function: reply.tool }],
        refusal: null,
      }
    : {
        role: 'assistant',
        content: reply.text,
        refusal: null,
        annotations: [],
        ...(reply.reasoning ? { reasoning_content: reply.reasoning } : {}),
      };
  return {
    id: 'chatcmpl-mock1',
    object: 'chat.completion',
    created: CREATED,
    model: reply.model,
    choices: Array.from({ length: reply.choices }, (_, index) => ({
      index,
      message,
      logprobs: null,
      finish_reason: finishOf(reply),
    })),
    usage: chatUsage(reply),
    service_tier: 'default',
    system_fingerprint: 'fp_mock',
  };
}

export function* chatFrames(reply: Reply): Generator<Frame> {
  const head = {
    id: 'chatcmpl-mock1',
    object: 'chat.completion.chunk',
    created: CREATED,
    model: reply.model,
  };
  const chunk = (index: number, delta: object, finish: string | null = null): Frame => ({
    data: {
      ...head,
      system_fingerprint: 'fp_mock',
      choices: [{ index, delta, logprobs: null, finish_reason: finish }],
    },
  });
  const every = Array.from({ length: reply.choices }, (_, index) => index);
  for (const index of every)
    yield chunk(index, { role: 'assistant', content: reply.tool ? null : '', refusal: null });
  for (const piece of piecesOf(reply.reasoning ?? '')) yield chunk(0, { reasoning_content: piece });
  if (reply.tool) {
    const { name, arguments: text } = reply.tool;
    yield chunk(0, {
      tool_calls: [{ index: 0, id: 'call_mock1', type: 'function', function: { name, arguments: '' } }],
    });
    for (const piece of text.match(/.{1,6}/gs) ?? [])
      yield chunk(0, { tool_calls: [{ index: 0, function: { arguments: piece } }] });
  } else
    for (const piece of piecesOf(reply.text))
      for (const index of every) yield chunk(index, { content: piece });
  for (const index of every) yield chunk(index, {}, finishOf(reply));
  if (reply.includeUsage) yield { data: { ...head, choices: [], usage: chatUsage(reply) } };
  yield { data: '[DONE]' };
}

export function completionAnswer(reply: Reply): object {
  return {
    id: 'cmpl-mock1',
    object: 'text_completion',
    created: CREATED,
    model: reply.model,
    choices: [{ text: reply.text, index: 0, logprobs: null, finish_reason: 'stop' }],
    usage: chatUsage(reply),
  };
}

export function* completionFrames(reply: Reply): Generator<Frame> {
  const head = { id: 'cmpl-mock1', object: 'text_completion', created: CREATED, model: reply.model };
  for (const text of piecesOf(reply.text)) {
    yield { data: { ...head, choices: [{ text, index: 0, logprobs: null, finish_reason: null }] } };
  }
  yield { data: { ...head, choices: [{ text: '', index: 0, logprobs: null, finish_reason: 'stop' }] } };
  yield { data: '[DONE]' };
}

export function embeddingsAnswer(body: JsonObject, model: string): object {
  const input = Array.isArray(body.input) ? body.input : [body.input];
  const texts = input.length > 0 && typeof input[0] === 'number' ? [input.join(' ')] : input;
  const data = texts.slice(0, 256).map((text, index) => {
    const seed = String(text).length + 1;
    const embedding = Array.from({ length: 64 }, (_, i) => Math.round(Math.sin(seed * (i + 1)) * 1e6) / 1e6);
    return { object: 'embedding', index, embedding };
  });
  const tokens = tokensOf(JSON.stringify(texts));
  return { object: 'list', data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}
