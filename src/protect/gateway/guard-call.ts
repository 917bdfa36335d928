import type { DeclaredTool, GuardCall, GuardSegment } from '../../contracts/guard.ts';
import { asObject } from './usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What output guards may compare an answer with. */
export function readGuardCall(
  body: JsonObject,
  segments: readonly GuardSegment[],
  canaries: readonly string[] = [],
): GuardCall {
  const answerSchema = answerSchemaOf(body);
  return {
    segments,
    tools: declaredTools(body),
    ...(canaries.length > 0 ? { canaries } : {}),
    ...(answerSchema === undefined ? {} : { answerSchema }),
  };
}

/** Tools as chat completions, responses and messages declare them. */
function declaredTools(body: JsonObject): DeclaredTool[] {
  const tools: DeclaredTool[] = [];
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

/** The schema that the request wants the answer to satisfy: `response_format` of chat, `text.format` of responses. */
function answerSchemaOf(body: JsonObject): unknown {
  const format = asObject(body.response_format) ?? asObject(asObject(body.text)?.format);
  if (format?.type === 'json_object') return true;
  if (format?.type !== 'json_schema') return undefined;
  return asObject(format.json_schema)?.schema ?? format.schema ?? true;
}
