import type { Row } from './corpus.ts';
import { framings, markupPatterns, markups, suffixPieces } from './framings.ts';
import { row } from './generate.ts';
import type { Random } from './random.ts';

const FRAMED_COUNT = 1400;
const SUFFIXED_COUNT = 700;
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
  return result;
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
