import { asObject } from './usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Keys of the log-probabilities of an answer: they spell its text once more, a token at a time. */
const copyKeys = new Set(['logprobs', 'logprobsResult']);
/** Only here are they copies: anywhere else, and in every request, these names are anybody's to choose. */
const copyPlaces =
  /^(?:|\/(?:choices\/\d+|candidates\/\d+|(?:response\/)?output\/\d+\/content\/\d+|item\/content\/\d+|part))$/;

/** Ends of the paths of segments that are read from log-probabilities. */
export const COPIES = '#copies';
export const ALTERNATIVES = '#alternatives';

/** A single token that is longer than this may say something by itself. */
const TOKEN_LONG = 8;

export interface TokenCopies {
  /** The tokens that were chosen, joined. */
  readonly text: string;
  /** Long ones among those that were not. */
  readonly alternatives: string;
}

export function isCopy(key: string, parent: string): boolean {
  return copyKeys.has(key) && copyPlaces.test(parent);
}

/** The tokens of log-probabilities; undefined for a shape that no provider uses, which is read like everything else. */
export function readCopies(value: object): TokenCopies | undefined {
  if (Array.isArray(value)) return fromTokens(value);
  const object = value as JsonObject;
  if (Array.isArray(object.tokens)) return fromLegacy(object);
  if (Array.isArray(object.chosenCandidates)) {
    const tops = listOf(object.topCandidates).flatMap(({ candidates }) => listOf(candidates));
    return fromTokens([...object.chosenCandidates], tops);
  }
  if (Array.isArray(object.content) || Array.isArray(object.refusal))
    return fromTokens([...listOf(object.content), ...listOf(object.refusal)]);
  return undefined;
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(asObject).filter((item) => item !== undefined) : [];
}

function fromTokens(tokens: readonly unknown[], more: readonly JsonObject[] = []): TokenCopies | undefined {
  let text = '';
  const others: unknown[] = more.map(({ token }) => token);
  for (const raw of tokens) {
    const entry = asObject(raw);
    if (typeof entry?.token !== 'string') return undefined;
    text += entry.token;
    for (const { token } of listOf(entry.top_logprobs)) if (token !== entry.token) others.push(token);
  }
  return { text, alternatives: longOnes(others) };
}

/** The older completions: lists of tokens, and objects whose keys are tokens. */
function fromLegacy({ tokens, top_logprobs: tops }: JsonObject): TokenCopies {
  const others = listOf(tops).flatMap((top) => Object.keys(top));
  return { text: (tokens as unknown[]).map(String).join(''), alternatives: longOnes(others) };
}

function longOnes(tokens: readonly unknown[]): string {
  const long = tokens.filter((token) => typeof token === 'string' && token.length > TOKEN_LONG);
  return [...new Set(long)].join(' ');
}

/**
 * What has to go when the text at a pointer is redacted: the log-probabilities beside it or around it, and the token
 * numbers of a conversation that an answer of Ollama's brings along. By pointer, each with what takes its place.
 */
export function copiesOf(body: unknown, pointer: string): Map<string, string> {
  const out = new Map<string, string>();
  let at: unknown = body;
  let path = '';
  for (const token of ['', ...pointer.split('/').slice(1)]) {
    if (token !== '') {
      at = (at as JsonObject)[token.replaceAll('~1', '/').replaceAll('~0', '~')];
      path += `/${token}`;
    }
    if (typeof at !== 'object' || at === null) break;
    if (Array.isArray(at)) continue;
    for (const key of copyKeys) {
      const value = (at as JsonObject)[key];
      if (typeof value === 'object' && value !== null) out.set(`${path}/${key}`, emptied(value));
    }
    const { context } = at as JsonObject;
    if (path === '' && Array.isArray(context) && typeof context[0] === 'number') out.set('/context', '[]');
  }
  return out;
}

/** What stands in place of log-probabilities that were taken out. */
export function emptied(value: unknown): string {
  return Array.isArray(value) ? '[]' : 'null';
}
