import { piecesOf } from './answers.ts';
import type { Reply } from './shapes.ts';

const CREATED = '2026-01-05T10:00:00.000000Z';

/** Which of Ollama's endpoints: one puts its text into a message, the other beside it. */
type Endpoint = 'chat' | 'generate';

function said(endpoint: Endpoint, reply: Reply, text: string, thinking?: string, whole = false): object {
  const thought = thinking === undefined ? {} : { thinking };
  if (endpoint === 'generate') return { response: text, ...thought };
  const calls = reply.tool && whole ? { tool_calls: [toolCall(reply.tool)] } : {};
  return { message: { role: 'assistant', content: text, ...thought, ...calls } };
}

function toolCall({ name, arguments: text }: { readonly name: string; readonly arguments: string }): object {
  return { function: { name, arguments: JSON.parse(text) } };
}

function end({ isCut, inputTokens, outputTokens }: Reply): object {
  return {
    done: true,
    done_reason: isCut ? 'length' : 'stop',
    total_duration: 5_000_000,
    prompt_eval_count: inputTokens,
    eval_count: outputTokens,
  };
}

const head = ({ model }: Reply) => ({ model, created_at: CREATED });

/** A whole answer. */
export function ollamaAnswer(endpoint: Endpoint, reply: Reply): object {
  const text = reply.tool ? '' : reply.text;
  return { ...head(reply), ...said(endpoint, reply, text, reply.reasoning, true), ...end(reply) };
}

/** The lines of a streamed answer. */
export function* ollamaLines(endpoint: Endpoint, reply: Reply): Generator<object> {
  if (reply.reasoning) yield { ...head(reply), ...said(endpoint, reply, '', reply.reasoning), done: false };
  if (reply.tool) yield { ...head(reply), ...said(endpoint, reply, '', undefined, true), done: false };
  else
    for (const piece of piecesOf(reply.text))
      yield { ...head(reply), ...said(endpoint, reply, piece), done: false };
  yield { ...head(reply), ...said(endpoint, reply, ''), ...end(reply) };
}

export function ollamaModels(models: readonly string[]): object {
  return { models: models.map((name) => ({ name, model: name, modified_at: CREATED, size: 1 })) };
}
