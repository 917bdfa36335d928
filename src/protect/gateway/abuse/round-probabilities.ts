import { rewriteJson } from '../rewrite-json.ts';
import { scanJson } from '../scan-json.ts';

const NAMED = /log_?prob/i;
/** Lists of what else could have been said: of each, one stays. */
const ALTERNATIVES = new Set(['top_logprobs', 'topCandidates']);
/** Numbers beside probabilities that are none. */
const EXACT = new Set(['bytes', 'text_offset', 'tokenId', 'token_id']);
const DIGITS = 1;
const VALUES_MAX = 200_000;

/**
 * Gives the log-probabilities of an answer, or of one frame of a stream, with one digit behind the point and with one
 * alternative at most. Every other character stays as it is.
 *
 * @param depthMax nesting that is read; a deeper answer has no probabilities left to leave
 * @throws Fault `body_too_deep`
 */
export function roundProbabilities(text: string, depthMax: number): string {
  if (!NAMED.test(text)) return text;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // No JSON, so nothing that a client could read a probability from.
    return text;
  }
  scanJson(text, depthMax);
  const values = new Map<string, string>();
  findNamed(body, '', values);
  return values.size === 0 ? text : (rewriteJson(text, values) ?? text);
}

function pathOf(base: string, key: string): string {
  return `${base}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Walks to whatever is called a log-probability, or holds some. */
function findNamed(value: unknown, path: string, values: Map<string, string>): void {
  if (typeof value !== 'object' || value === null || values.size > VALUES_MAX) return;
  for (const [key, item] of Object.entries(value)) {
    const at = pathOf(path, key);
    if (!Array.isArray(value) && NAMED.test(key)) {
      const coarse = coarsened(item, key);
      if (coarse !== item) values.set(at, JSON.stringify(coarse));
    } else findNamed(item, at, values);
  }
}

/** The same value when nothing in it is a probability with more digits, or an alternative too many. */
function coarsened(value: unknown, key: string): unknown {
  if (EXACT.has(key)) return value;
  if (typeof value === 'number')
    return Number(value.toFixed(DIGITS)) === value ? value : Number(value.toFixed(DIGITS));
  if (Array.isArray(value)) return coarsenedList(value, key);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, coarsened(item, name)] as const);
  return Object.fromEntries(entries);
}

function coarsenedList(list: readonly unknown[], key: string): unknown[] {
  // In completions each item maps tokens to probabilities; in chats the list itself holds the alternatives.
  const isOfMaps = list.some(
    (item) => typeof item === 'object' && item !== null && !('token' in item) && !('candidates' in item),
  );
  if (key === 'top_logprobs' && isOfMaps) return list.map(likeliest);
  if (key === 'topCandidates') return list.map((item) => coarsened(cutCandidates(item), ''));
  const kept = ALTERNATIVES.has(key) ? list.slice(0, 1) : list;
  return kept.map((item) => coarsened(item, ''));
}

function likeliest(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const [first] = Object.entries(item).sort(([, a], [, b]) => Number(b) - Number(a));
  return first === undefined ? {} : { [first[0]]: coarsened(first[1], '') };
}

function cutCandidates(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('candidates' in item)) return item;
  return {
    ...item,
    candidates: Array.isArray(item.candidates) ? item.candidates.slice(0, 1) : item.candidates,
  };
}
