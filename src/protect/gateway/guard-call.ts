import type { DeclaredTool, GuardCall, GuardSegment } from '../../contracts/guard.ts';
import { declaredFunctions } from './dialects/gemini/gemini-conversation.ts';
import { asObject } from './usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What output guards may compare an answer with. */
export function readGuardCall(
  body: JsonObject,
  segments: readonly GuardSegment[],
  more: Pick<GuardCall, 'canaries' | 'policySchema'> = {},
): GuardCall {
  const answerSchema = answerSchemaOf(body);
  return {
    segments,
    tools: declaredTools(body),
    ...more,
    ...(answerSchema === undefined ? {} : { answerSchema }),
  };
}

/** Tools as every dialect declares them. */
function declaredTools(body: JsonObject): DeclaredTool[] {
  const tools: DeclaredTool[] = [];
  for (const { name, parameters } of declaredFunctions(body))
    if (typeof name === 'string') tools.push({ name, ...(parameters === undefined ? {} : { parameters }) });
  for (const list of [body.tools, body.functions]) {
    for (const raw of Array.isArray(list) ? list : []) {
      const tool = asObject(raw);
      const named = asObject(tool?.function) ?? tool;
      if (typeof named?.name !== 'string') continue;
      const parameters = named.parameters ?? named.input_schema;
      tools.push({ name: named.name, ...(parameters === undefined ? {} : { parameters }) });
    }
  }
  return tools;
}

/**
 * The schema that the request wants the answer to satisfy: `response_format` of chat, `text.format` of responses,
 * `output_config.format` or `output_format` of messages, `generationConfig` of Gemini, `format` of Ollama.
 */
export function answerSchemaOf(body: JsonObject): unknown {
  const generation = asObject(body.generationConfig ?? body.generation_config);
  // Gemini's own `responseSchema` is a dialect of OpenAPI whose types are in capitals: only that it is JSON is known.
  if (generation?.responseMimeType === 'application/json') return generation.responseJsonSchema ?? true;
  if (body.format === 'json') return true;
  if (asObject(body.format) !== undefined) return body.format;
  const format =
    asObject(body.response_format) ??
    asObject(asObject(body.text)?.format) ??
    asObject(asObject(body.output_config)?.format) ??
    asObject(body.output_format);
  if (format?.type === 'json_object') return true;
  if (format?.type !== 'json_schema') return undefined;
  return asObject(format.json_schema)?.schema ?? format.schema ?? true;
}
