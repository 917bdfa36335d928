import { asObject } from '../../usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * A request of `generateContent` as the chat messages that the tool policy reads: who said what, which tools were called
 * with which results.
 */
export function geminiConversation(body: JsonObject): JsonObject {
  const system = asObject(body.systemInstruction ?? body.system_instruction);
  const messages: object[] = system === undefined ? [] : [{ role: 'system', content: textOf(system) }];
  for (const raw of listOf(body.contents)) messages.push(...messagesOf(raw));
  return { messages, tools: declaredFunctions(body).map((one) => ({ type: 'function', function: one })) };
}

/** The functions that a request declares, in both spellings. */
export function declaredFunctions(body: JsonObject): readonly JsonObject[] {
  return listOf(body.tools).flatMap((tool) => {
    const list = listOf(tool.functionDeclarations ?? tool.function_declarations);
    return list.map((one) => ({ ...one, parameters: one.parameters ?? one.parametersJsonSchema }));
  });
}

function messagesOf(content: JsonObject): object[] {
  const role = content.role === 'model' ? 'assistant' : 'user';
  const text = textOf(content);
  const said: object[] = [];
  const calls: object[] = [];
  for (const part of listOf(content.parts)) {
    const call = asObject(part.functionCall ?? part.function_call);
    const result = asObject(part.functionResponse ?? part.function_response);
    if (call !== undefined) {
      const args = JSON.stringify(call.args ?? {});
      calls.push({
        id: call.id ?? call.name,
        type: 'function',
        function: { name: call.name, arguments: args },
      });
    }
    if (result !== undefined) {
      const answer = JSON.stringify(result.response ?? {});
      said.push({ role: 'tool', tool_call_id: result.id ?? result.name, name: result.name, content: answer });
    }
  }
  if (calls.length > 0) return [{ role: 'assistant', content: text, tool_calls: calls }, ...said];
  return text === '' && said.length > 0 ? said : [{ role, content: text }, ...said];
}

function textOf(content: JsonObject): string {
  return listOf(content.parts)
    .map(({ text }) => text)
    .filter((text) => typeof text === 'string')
    .join('\n');
}

function listOf(value: unknown): JsonObject[] {
  // Google takes one thing for a list of one.
  const list = Array.isArray(value) ? value : [value];
  return list.map(asObject).filter((item) => item !== undefined);
}
