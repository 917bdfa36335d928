import type { ToolDefinition } from '../../contracts/tool-call.ts';
import { isObject } from './json-walk.ts';

const TOOLS_MAX = 2_000;

/** Tool definitions of any shape: OpenAI's with `function`, flat ones, and Anthropic's and MCP's with their own schema key. */
export function readTools(tools: unknown): ToolDefinition[] {
  if (!Array.isArray(tools)) return [];
  const read: ToolDefinition[] = [];
  for (const tool of tools.slice(0, TOOLS_MAX)) {
    if (!isObject(tool)) continue;
    const inner = isObject(tool.function) ? tool.function : tool;
    if (typeof inner.name !== 'string') continue;
    const inputSchema = inner.parameters ?? inner.input_schema ?? inner.inputSchema;
    read.push({
      name: inner.name,
      ...(typeof inner.description === 'string' ? { description: inner.description } : {}),
      ...(inputSchema === undefined ? {} : { inputSchema }),
    });
  }
  return read;
}
