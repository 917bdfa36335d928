import type { GuardSegment, Provenance } from '../../contracts/guard.ts';

const SEGMENTS_MAX = 10_000;
const DEPTH_MAX = 64;
/** Identifiers and kinds, which nobody reads as words. */
const skippedKeys = new Set([
  'role',
  'type',
  'id',
  'tool_call_id',
  'tool_use_id',
  'detail',
  'format',
  'media_type',
]);
const byRole: Readonly<Record<string, Provenance>> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  assistant: 'model',
  model: 'model',
  tool: 'tool',
  function: 'tool',
};

/**
 * Every text of a list of chat messages, with who wrote it and its JSON pointer: plain content, content parts, names,
 * tool calls and results, refusals. Answers undefined when there are too many to read.
 */
export function messageSegments(messages: readonly unknown[]): readonly GuardSegment[] | undefined {
  const segments: GuardSegment[] = [];
  const isRead = messages.every((message, index) => walk(segments, message, `/messages/${index}`, 'user', 0));
  return isRead ? segments : undefined;
}

function walk(
  into: GuardSegment[],
  value: unknown,
  path: string,
  provenance: Provenance,
  depth: number,
): boolean {
  if (typeof value === 'string') {
    if (value !== '' && !value.startsWith('data:')) into.push({ path, text: value, provenance });
    return into.length <= SEGMENTS_MAX;
  }
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEPTH_MAX) return false;
  if (Array.isArray(value))
    return value.every((item, index) => walk(into, item, `${path}/${index}`, provenance, depth + 1));
  const writer = writerOf(value, provenance);
  return Object.entries(value).every(
    ([key, item]) =>
      (skippedKeys.has(key) && typeof item === 'string') ||
      walk(into, item, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, writer, depth + 1),
  );
}

/** What stands in data stays data, whatever role it gives itself. */
function writerOf(value: object, inherited: Provenance): Provenance {
  if (inherited === 'tool' || inherited === 'document') return inherited;
  const { role, type } = value as { readonly role?: unknown; readonly type?: unknown };
  if (typeof role === 'string') return (Object.hasOwn(byRole, role) ? byRole[role] : undefined) ?? 'user';
  if (type === 'tool_result') return 'tool';
  if (type === 'document' || type === 'search_result') return 'document';
  return inherited;
}
