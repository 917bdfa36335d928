import type { ToolDefinition } from '../../src/contracts/tool-call.ts';

/** One call to be decided: the request body that the model had seen, and what it then asked for. */
export interface BenchCase {
  readonly suite: string;
  readonly id: string;
  /** `user` serves the user's task, `attacker` what was planted in data. */
  readonly side: 'user' | 'attacker';
  readonly body: unknown;
  readonly call: { readonly name: string; readonly arguments: unknown };
}

export function chatBody(
  tools: readonly ToolDefinition[],
  user: string,
  steps: readonly { readonly name: string; readonly arguments: unknown; readonly result: unknown }[],
  system = 'You are a helpful assistant with tools.',
): unknown {
  const messages: unknown[] = [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
  for (const [i, step] of steps.entries()) {
    const id = `call_${i}`;
    const call = { name: step.name, arguments: JSON.stringify(step.arguments) };
    messages.push({
      role: 'assistant',
      content: null,
      tool_calls: [{ id, type: 'function', function: call }],
    });
    const content = typeof step.result === 'string' ? step.result : JSON.stringify(step.result);
    messages.push({ role: 'tool', tool_call_id: id, content });
  }
  return {
    model: 'bench',
    messages,
    tools: tools.map(({ inputSchema, ...rest }) => ({
      type: 'function',
      function: { ...rest, parameters: inputSchema },
    })),
  };
}
