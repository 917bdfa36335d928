import type { GuardSegment } from '../../../contracts/guard.ts';

/** Top-level keys under which users' words stand, in any dialect. */
const asked = new Set(['messages', 'input', 'prompt', 'contents', 'content', 'requests']);
const LISTED = new Set(['embeddings', 'completions']);

/** What a request asks now: the user's newest words, or every input of a list. */
export interface AskedPrompts {
  /** Newest last; of a long list the last ones. */
  readonly prompts: readonly string[];
  readonly inputs: number;
}

const PROMPTS_MAX = 8;

/** @param operation its name: of a conversation only the newest message counts, of a list every item */
export function askedPrompts(segments: readonly GuardSegment[], operation: string): AskedPrompts {
  const isList = LISTED.has(operation);
  const groups = new Map<string, string>();
  for (const { path, text, provenance } of segments) {
    if (provenance !== 'user') continue;
    const [, key = '', item = ''] = path.split('/', 3);
    const top = key.split('#', 1)[0]!;
    if (!asked.has(top)) continue;
    const group = `${top}/${item}`;
    const before = groups.get(group);
    groups.set(group, before === undefined ? text : `${before}\n${text}`);
  }
  const texts = [...groups.values()];
  return isList
    ? { prompts: texts.slice(-PROMPTS_MAX), inputs: Math.max(1, texts.length) }
    : { prompts: texts.slice(-1), inputs: 1 };
}
