import { piecesOf } from './answers.ts';
import type { Frame, Reply } from './shapes.ts';

function item(reply: Reply): object {
  if (reply.tool) {
    return {
      type: 'function_call',
      id: 'fc_mock1',
      call_id: 'call_mock1',
      status: 'completed',
      ...reply.tool,
    };
  }
  const content = [{ type: 'output_text', text: reply.text, annotations: [], logprobs: [] }];
  return { type: 'message', id: 'msg_mock1', status: 'completed', role: 'assistant', content };
}

/** A plain answer as OpenAI's responses API gives it. */
export function responsesAnswer(reply: Reply): object {
  const { inputTokens, outputTokens } = reply;
  return {
    id: 'resp_mock1',
    object: 'response',
    created_at: 1_763_000_000,
    status: 'completed',
    error: null,
    incomplete_details: null,
    instructions: null,
    model: reply.model,
    output: [item(reply)],
    parallel_tool_calls: true,
    tool_choice: 'auto',
    tools: [],
    usage: {
      input_tokens: inputTokens,
      output_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    },
  };
}

type Typed = { readonly type: string } & Readonly<Record<string, unknown>>;

function* textEvents(reply: Reply): Generator<Typed> {
  const at = { item_id: 'msg_mock1', output_index: 0, content_index: 0 };
  const empty = { type: 'message', id: 'msg_mock1', status: 'in_progress', role: 'assistant', content: [] };
  yield { type: 'response.output_item.added', output_index: 0, item: empty };
  yield {
    type: 'response.content_part.added',
    ...at,
    part: { type: 'output_text', text: '', annotations: [] },
  };
  for (const delta of piecesOf(reply.text))
    yield { type: 'response.output_text.delta', ...at, delta, logprobs: [] };
  yield { type: 'response.output_text.done', ...at, text: reply.text, logprobs: [] };
  yield {
    type: 'response.content_part.done',
    ...at,
    part: { type: 'output_text', text: reply.text, annotations: [] },
  };
}

function* toolEvents(reply: Reply, text: string): Generator<Typed> {
  const at = { item_id: 'fc_mock1', output_index: 0 };
  yield {
    type: 'response.output_item.added',
    output_index: 0,
    item: { ...item(reply), arguments: '', status: 'in_progress' },
  };
  for (const delta of text.match(/.{1,6}/gs) ?? [])
    yield { type: 'response.function_call_arguments.delta', ...at, delta };
  yield { type: 'response.function_call_arguments.done', ...at, arguments: text };
}

export function* responsesFrames(reply: Reply): Generator<Frame> {
  const response = { ...responsesAnswer(reply), status: 'in_progress', output: [], usage: null };
  let sequence = 0;
  const frame = (data: Typed): Frame => ({
    event: data.type,
    data: { ...data, sequence_number: sequence++ },
  });
  yield frame({ type: 'response.created', response });
  yield frame({ type: 'response.in_progress', response });
  for (const event of reply.tool ? toolEvents(reply, reply.tool.arguments) : textEvents(reply))
    yield frame(event);
  yield frame({ type: 'response.output_item.done', output_index: 0, item: item(reply) });
  yield frame({ type: 'response.completed', response: responsesAnswer(reply) });
}
