import { z } from 'zod';
import { directions, type GuardContent, type GuardSegment } from '../../contracts/guard.ts';

const provenances = ['system', 'developer', 'user', 'tool', 'document', 'model'] as const;
const idSchema = z.union([z.string(), z.number()]);
const textSchema = z.looseObject({
  id: idSchema.optional(),
  text: z.string(),
  provenance: z.enum(provenances).optional(),
  direction: z.enum(directions).optional(),
});
const messagesSchema = z.looseObject({
  id: idSchema.optional(),
  messages: z.array(z.looseObject({ role: z.string() })),
  tools: z.array(z.unknown()).optional(),
  direction: z.enum(directions).optional(),
});

/** Finds every text of a request with messages; throws for one that is beyond the bounds. */
export type ReadSegments = (body: Readonly<Record<string, unknown>>) => readonly GuardSegment[];

/** One line as the guards read it, or what is wrong with it. */
export type Entry =
  | { readonly id: string | number | null; readonly content: GuardContent }
  | { readonly id: string | number | null; readonly problem: string };

/** Reads `{id, text, provenance?, direction?}` or `{id, messages}`; a text that nobody signed is the user's. */
export function readEntry(line: string, read: ReadSegments): Entry {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { id: null, problem: `not JSON: ${error instanceof Error ? error.name : 'unreadable'}` };
  }
  const id = idOf(value);
  const hasMessages = typeof value === 'object' && value !== null && 'messages' in value;
  return hasMessages ? readMessages(id, value, read) : readText(id, value);
}

function readText(id: string | number | null, value: unknown): Entry {
  const parsed = textSchema.safeParse(value);
  if (!parsed.success) return { id, problem: problemOf(parsed.error) };
  const { text, provenance, direction = 'input' } = parsed.data;
  const writer = provenance ?? (direction === 'output' ? 'model' : 'user');
  return { id, content: { direction, segments: [{ path: '/text', text, provenance: writer }] } };
}

function readMessages(id: string | number | null, value: unknown, read: ReadSegments): Entry {
  const parsed = messagesSchema.safeParse(value);
  if (!parsed.success) return { id, problem: problemOf(parsed.error) };
  const { messages, tools, direction = 'input' } = parsed.data;
  const body = { messages, ...(tools === undefined ? {} : { tools }) };
  try {
    return { id, content: { direction, segments: read(body), body } };
  } catch {
    // Whatever it is that makes it unreadable, it is one line that nobody judged.
    return { id, problem: 'the messages have too many parts or are nested too deep' };
  }
}

function idOf(value: unknown): string | number | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null;
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'not an entry' : `${issue.path.join('.') || 'the line'}: ${issue.message}`;
}
