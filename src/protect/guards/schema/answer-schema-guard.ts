import { z } from 'zod';
import type { Guard, GuardCall, GuardContent, GuardReason } from '../../../contracts/guard.ts';
import { toolCallsIn } from '../tool-calls/tool-calls-in.ts';
import { AnswerReader } from './answer-reader.ts';
import { answerSchemaProbes } from './answer-schema-probes.ts';
import { answerOf, isAnswerText } from './answer-texts.ts';
import { SchemaSource } from './schema-run.ts';

export const ANSWER_SCHEMA_GUARD = 'answer-schema';

export const answerSchemaOptionsSchema = z.object({
  /** A schema that every answer has to satisfy, whatever the request says. */
  schema: z.record(z.string(), z.unknown()).optional(),
});
export type AnswerSchemaOptions = z.input<typeof answerSchemaOptionsSchema>;

/**
 * Holds answers to the JSON Schema that the request asks for, and to the operator's own. A streamed answer is stopped as
 * soon as nothing could mend it; the rest is judged at its end. Says nothing where no schema is asked for.
 */
export function createAnswerSchemaGuard(options: AnswerSchemaOptions = {}): Guard {
  const { schema } = answerSchemaOptionsSchema.parse(options);
  const own = schema === undefined ? [] : [new SchemaSource(schema)];
  const known = new WeakMap<GuardCall, readonly SchemaSource[]>();
  const sourcesOf = (call: GuardCall | undefined): readonly SchemaSource[] => {
    if (call === undefined) return own;
    const sources = known.get(call) ?? [...own, ...requested(call)];
    known.set(call, sources);
    return sources;
  };
  return {
    name: ANSWER_SCHEMA_GUARD,
    version: '1',
    directions: ['output'],
    holdBackMax: 0,
    probes: answerSchemaProbes,
    inspect: (content, { call }) => {
      const sources = sourcesOf(call);
      const reasons = sources.length === 0 ? [] : inspectTexts(content, sources);
      return { guard: ANSWER_SCHEMA_GUARD, score: reasons.length > 0 ? 1 : 0, reasons };
    },
    follow: ({ path }, { call }) => {
      const sources = sourcesOf(call);
      if (sources.length === 0 || !isAnswerText(path)) return { push: () => [], end: () => [] };
      return new AnswerReader(ANSWER_SCHEMA_GUARD, path, sources);
    },
  };
}

/** `true` asks for any JSON. */
function requested({ answerSchema, policySchema }: GuardCall): SchemaSource[] {
  return [answerSchema, policySchema].filter((one) => one !== undefined).map((one) => new SchemaSource(one));
}

function inspectTexts(content: GuardContent, sources: readonly SchemaSource[]): GuardReason[] {
  // A model that calls a tool has not answered yet; what it says on the way is no answer.
  if (toolCallsIn(content.body).length > 0) return [];
  const answers = new Map<string, { readonly path: string; text: string }>();
  for (const { path, text, provenance } of content.segments) {
    if (provenance !== 'model' || !isAnswerText(path) || isThought(content.body, path)) continue;
    const answer = answers.get(answerOf(path));
    if (answer === undefined) answers.set(answerOf(path), { path, text });
    else answer.text += text;
  }
  return [...answers.values()].flatMap(({ path, text }) => {
    const reader = new AnswerReader(ANSWER_SCHEMA_GUARD, path, sources);
    const reasons = [...reader.push(text), ...reader.end()];
    const length = content.segments.find((segment) => segment.path === path)?.text.length ?? 0;
    return reasons.map((reason) => ({
      ...reason,
      spans: [{ path, start: 0, end: length, label: 'schema' }],
    }));
  });
}

/** Gemini marks parts that are its reasoning. */
function isThought(body: unknown, path: string): boolean {
  if (!path.startsWith('/candidates/')) return false;
  let at = body;
  for (const token of path.split('/').slice(1, -1))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[token] : undefined;
  return typeof at === 'object' && at !== null && 'thought' in at && at.thought === true;
}
