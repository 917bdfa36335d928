import { z } from 'zod';
import {
  directions,
  type GuardContent,
  type GuardSegment,
  guardActionSchema,
  type Provenance,
  provenances,
} from '../../../contracts/guard.ts';
import type { ReplayCall } from './call.ts';

const verdictSchema = z.looseObject({
  action: guardActionSchema,
  reasons: z
    .array(
      z.looseObject({
        guard: z.string(),
        rule: z.string(),
        action: guardActionSchema.default('flag'),
        score: z.number().default(1),
      }),
    )
    .default([]),
});

const lineSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string().optional(),
  provenance: z.enum(provenances).optional(),
  direction: z.enum(directions).optional(),
  messages: z.array(z.unknown()).optional(),
  verdict: verdictSchema.optional(),
  /** A gateway event whose policy kept its words. */
  content: z.looseObject({ request: z.string(), response: z.string().optional() }).optional(),
});

const byRole: Readonly<Record<string, Provenance>> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  assistant: 'model',
  tool: 'tool',
  function: 'tool',
};
const SEGMENTS_MAX = 5_000;
const DEPTH_MAX = 24;

/** Why a line cannot be replayed. */
export interface UnreadableLine {
  readonly problem: string;
}

/**
 * Reads one line of past traffic: a text, messages in OpenAI's shape, or a gateway event that kept its words.
 */
export function parseCall(line: string, index: number): ReplayCall | UnreadableLine {
  const value = parseJson(line);
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return { problem: value === undefined ? 'no JSON' : 'not a call' };
  const { id, verdict } = parsed.data;
  const contents = contentsOf(parsed.data).filter(({ segments }) => segments.length > 0);
  if (contents.length === 0) return { problem: 'it holds no text; the policy did not keep it' };
  return {
    id: String(id ?? `line ${index + 1}`),
    contents,
    ...(verdict === undefined ? {} : { before: { action: verdict.action, reasons: verdict.reasons } }),
  };
}

function contentsOf(line: z.infer<typeof lineSchema>): GuardContent[] {
  if (line.text !== undefined) {
    const { text, direction = 'input', provenance = direction === 'input' ? 'user' : 'model' } = line;
    return [{ direction, segments: [{ path: '/text', text, provenance }] }];
  }
  if (line.messages !== undefined)
    return [{ direction: 'input', segments: bodySegments({ messages: line.messages }, 'user') }];
  if (line.content === undefined) return [];
  const { request, response } = line.content;
  const read = (text: string, provenance: Provenance): readonly GuardSegment[] => {
    const body = parseJson(text);
    return typeof body === 'object' && body !== null
      ? bodySegments(body, provenance)
      : [{ path: '', text, provenance }];
  };
  return [
    { direction: 'input', segments: read(request, 'user') },
    ...(response === undefined ? [] : [{ direction: 'output' as const, segments: read(response, 'model') }]),
  ];
}

/** Every text in a body with who wrote it; roles decide, data stays data whatever it calls itself. */
function bodySegments(body: object, inherited: Provenance): readonly GuardSegment[] {
  const segments: GuardSegment[] = [];
  const walk = (value: unknown, path: string, from: Provenance, depth: number): void => {
    if (segments.length >= SEGMENTS_MAX || depth > DEPTH_MAX) return;
    if (typeof value === 'string') {
      if (value !== '' && !/\/(?:role|type|id|model|tool_call_id|finish_reason|object)$/.test(path))
        segments.push({ path, text: value, provenance: from });
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${path}/${index}`, from, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      const own = provenanceOf(value as Readonly<Record<string, unknown>>, from);
      for (const [key, item] of Object.entries(value)) {
        const token = key.replaceAll('~', '~0').replaceAll('/', '~1');
        walk(item, `${path}/${token}`, path === '' && key === 'system' ? 'system' : own, depth + 1);
      }
    }
  };
  walk(body, '', inherited, 0);
  return segments;
}

function provenanceOf(object: Readonly<Record<string, unknown>>, inherited: Provenance): Provenance {
  if (inherited === 'tool' || inherited === 'document') return inherited;
  const { role, type } = object;
  if (typeof role === 'string' && Object.hasOwn(byRole, role)) return byRole[role]!;
  if (type === 'tool_result' || type === 'function_call_output') return 'tool';
  return type === 'document' || type === 'search_result' ? 'document' : inherited;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says which line it was.
    return undefined;
  }
}
