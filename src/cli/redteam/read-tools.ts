import { z } from 'zod';
import { type ToolSpec, toolSpecSchema } from '../../protect/redteam/index.ts';
import { usage } from '../command.ts';

const parameters = z.record(z.string(), z.unknown()).default({});
const description = z.string().default('');

/** Tools as OpenAI or Anthropic spell them, so that a file of either can be taken as it is. */
const toolSchema = z.union([
  z
    .looseObject({ function: z.looseObject({ name: z.string(), description, parameters }) })
    .transform(({ function: tool }) => tool),
  z
    .looseObject({ name: z.string(), description, input_schema: z.record(z.string(), z.unknown()) })
    .transform(({ name, description: text, input_schema }) => ({
      name,
      description: text,
      parameters: input_schema,
    })),
  z.looseObject({ name: z.string(), description, parameters }),
]);
const fileSchema = z.union([z.array(toolSchema), z.looseObject({ tools: z.array(toolSchema) })]);
const TOOLS_MAX = 128;

/** @throws Fault `cli/usage` */
export function parseTools(text: string, path: string): readonly ToolSpec[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw usage(`--tools: ${path} is no JSON`);
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) throw usage(`--tools: ${path} is no list of tools in OpenAI’s or Anthropic’s shape`);
  const tools = Array.isArray(parsed.data) ? parsed.data : parsed.data.tools;
  if (tools.length === 0 || tools.length > TOOLS_MAX)
    throw usage(`--tools: ${path} must hold 1 to ${TOOLS_MAX} tools`);
  return tools.map((tool) => toolSpecSchema.parse(tool));
}
