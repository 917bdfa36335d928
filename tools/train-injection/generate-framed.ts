import type { Row } from './corpus.ts';
import { framings, markupPatterns, markups, suffixPieces } from './framings.ts';
import { row } from './generate.ts';
import type { Random } from './random.ts';

const FRAMED_COUNT = 1400;
const SUFFIXED_COUNT = 700;
/** Requests with a soup of pieces of words behind them, as optimisers find them; and ordinary ones with real code. */
const SOUP_COUNT = 900;
const SNIPPED_COUNT = 500;
const SNIPPET_UNITS = 160;
const MARKUP_COUNT = 350;
const REQUEST_UNITS_MAX = 300;
const requestFamilies = ['self-instruct', 'lmarena', 'polyai', 'xstest', 'gorilla', 'awesome'];

/** The same wrappers around harmful requests and around ordinary ones, so that neither alone makes an attack. */
export function framedRows(random: Random, rows: readonly Row[]): Row[] {
  const harmful = rows.filter(
    ({ label, text }) => label === 'harmful_request' && text.length <= REQUEST_UNITS_MAX,
  );
  const ordinary = rows.filter(
    ({ label, text, kind, families }) =>
      label === 'benign' &&
      ['chat', 'lookalike', 'agent'].includes(kind) &&
      text.length <= REQUEST_UNITS_MAX &&
      families.some((family) => requestFamilies.includes(family)),
  );
  if (harmful.length === 0 || ordinary.length === 0) return [];
  const result: Row[] = [];
  for (let count = 0; count < FRAMED_COUNT; count++) {
    const framing = random.pick(framings);
    const bad = random.pick(harmful);
    const good = random.pick(ordinary);
    result.push(composed(random, wrap(framing, bad.text), 'jailbreak', bad));
    result.push(composed(random, wrap(framing, good.text), 'benign', good));
  }
  for (let count = 0; count < SUFFIXED_COUNT; count++) {
    const bad = random.pick(harmful);
    result.push(composed(random, `${bad.text} ${suffix(random)}`, 'jailbreak', bad));
  }
  result.push(...soupRows(random, rows, harmful, ordinary));
  return result;
}

function soupRows(
  random: Random,
  rows: readonly Row[],
  harmful: readonly Row[],
  ordinary: readonly Row[],
): Row[] {
  const pool = rows.filter(({ label, kind }) => label === 'benign' && kind !== 'lookalike');
  const code = rows.filter(
    ({ label, kind }) => label === 'benign' && (kind === 'code' || kind === 'tool_output'),
  );
  if (pool.length === 0 || code.length === 0) return [];
  const result: Row[] = [];
  for (let count = 0; count < SOUP_COUNT; count++) {
    const request = random.pick(count % 5 === 0 ? ordinary : harmful);
    const mixed = random.next() < 0.15 ? `${soup(random, pool, 6)} ${request.text}` : request.text;
    const length = 8 + Math.floor(random.next() * 20);
    result.push(composed(random, `${mixed} ${soup(random, pool, length)}`, 'jailbreak', request));
  }
  for (let count = 0; count < SNIPPED_COUNT; count++) {
    const request = random.pick(ordinary);
    const { text } = random.pick(code);
    const from = Math.floor(random.next() * Math.max(1, text.length - SNIPPET_UNITS));
    const snippet = text.slice(from, from + SNIPPET_UNITS);
    result.push(composed(random, `${request.text}\n${snippet}`, 'benign', request));
  }
  return result;
}

/** Pieces of words of many texts and marks, glued together at random. */
function soup(random: Random, pool: readonly Row[], length: number): string {
  let text = '';
  for (let count = 0; count < length; count++) {
    const words = random.pick(pool).text.slice(0, 600).split(/\s+/);
    const word = random.pick(words).slice(0, 14);
    const from = random.next() < 0.4 ? Math.floor(random.next() * word.length * 0.6) : 0;
    const piece = random.next() < 0.25 ? random.pick(suffixPieces) : word.slice(from);
    const dice = random.next();
    const cased =
      dice < 0.1 ? piece.toUpperCase() : dice < 0.3 ? piece.charAt(0).toUpperCase() + piece.slice(1) : piece;
    text += (random.next() < 0.65 ? ' ' : '') + cased;
  }
  return text.trim();
}

/** Orders to put markup or a mark of success into the answer. */
export function markupRows(random: Random): Row[] {
  return Array.from({ length: MARKUP_COUNT }, () =>
    row(random, random.pick(markupPatterns).replace('{M}', random.pick(markups)), 'injection', 'direct'),
  );
}

function composed(random: Random, text: string, label: string, request: Row): Row {
  const made = row(random, text, label, label === 'benign' ? 'chat' : 'direct');
  return { ...made, lang: request.lang, families: [...made.families, ...request.families] };
}

function wrap(framing: string, request: string): string {
  const body = /[.?!]$/.test(request) ? request : `${request}.`;
  return framing
    .replace('{R}', () => body)
    .replace('{r}', () => body.charAt(0).toLowerCase() + body.slice(1));
}

function suffix(random: Random): string {
  const length = 8 + Math.floor(random.next() * 18);
  let text = '';
  for (let count = 0; count < length; count++) {
    const piece = random.pick(suffixPieces);
    text += (random.next() < 0.6 ? ' ' : '') + (random.next() < 0.15 ? piece.toUpperCase() : piece);
  }
  return text;
}
