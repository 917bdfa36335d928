import type { GuardSegment, Provenance } from '../../../contracts/guard.ts';
import { Fault } from '../../../kernel/fault.ts';
import { guardErrors } from '../errors.ts';

const SEGMENTS_MAX = 10_000;
const DEPTH_MAX = 64;

/** Identifiers and kinds, which nobody reads as words. */
const skippedKeys: ReadonlySet<string> = new Set([
  'role',
  'type',
  'id',
  'tool_call_id',
  'toolCallId',
  'tool_use_id',
  'detail',
  'format',
  'media_type',
  'mediaType',
]);

/** What a provider or a framework keeps beside a message for itself. */
const opaqueKeys: ReadonlySet<string> = new Set(['providerOptions', 'providerMetadata', 'response_metadata']);

const byRole: ReadonlyMap<string, Provenance> = new Map([
  ['system', 'system'],
  ['developer', 'developer'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'model'],
  ['model', 'model'],
  ['ai', 'model'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

const byPart: ReadonlyMap<string, Provenance> = new Map([
  ['tool_result', 'tool'],
  ['tool-result', 'tool'],
  ['document', 'document'],
  ['search_result', 'document'],
]);

/**
 * Every text of a list of chat messages, with who wrote it and its JSON pointer: plain content, content parts, names,
 * tool calls with their arguments, tool results, refusals. Reads the shapes of OpenAI, Anthropic and the AI SDK.
 *
 * @throws Fault `guard_input_invalid` when the messages are nested too deep or have too many parts to be read whole
 */
export function messageTexts(messages: readonly unknown[]): readonly GuardSegment[] {
  const segments: GuardSegment[] = [];
  for (const [index, message] of messages.entries()) walk(segments, message, `/${index}`, 'user', 0);
  return segments;
}

function walk(
  into: GuardSegment[],
  value: unknown,
  path: string,
  provenance: Provenance,
  depth: number,
): void {
  if (typeof value === 'string') {
    if (value !== '' && !/^data:(?!text\/|application\/json)/i.test(value))
      into.push({ path, text: value, provenance });
    if (into.length > SEGMENTS_MAX) throw tooMuch(`more than ${SEGMENTS_MAX} texts`, path);
    return;
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (depth >= DEPTH_MAX) throw tooMuch(`nested deeper than ${DEPTH_MAX}`, path);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(into, item, `${path}/${index}`, provenance, depth + 1);
    return;
  }
  const writer = writerOf(value, provenance);
  for (const [key, item] of Object.entries(value)) {
    if (opaqueKeys.has(key) || (skippedKeys.has(key) && typeof item === 'string')) continue;
    if (key === 'data' && isBinary(value)) continue;
    walk(into, item, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, writer, depth + 1);
  }
}

/** What stands in data stays data, whatever role it gives itself. */
function writerOf(value: object, inherited: Provenance): Provenance {
  if (inherited === 'tool' || inherited === 'document') return inherited;
  const { role, type } = value as { readonly role?: unknown; readonly type?: unknown };
  const part = typeof type === 'string' ? byPart.get(type) : undefined;
  if (part !== undefined) return part;
  return typeof role === 'string' ? (byRole.get(role) ?? 'user') : inherited;
}

/** Bytes of a picture or a recording, written as text: no guard of words can read them. */
function isBinary(part: object): boolean {
  const { mediaType, media_type = mediaType } = part as {
    readonly mediaType?: unknown;
    readonly media_type?: unknown;
  };
  return typeof media_type === 'string' && !/^text\/|json|xml/i.test(media_type);
}

function tooMuch(message: string, field: string): Fault {
  return new Fault(guardErrors.inputInvalid, {
    message: `The messages cannot be read whole: ${message}.`,
    field,
  });
}
