import { buildsSql, isDynamic } from './dynamic.ts';
import type { Taint } from './taint.ts';
import type { Token } from './token.ts';

/**
 * The notation of rules, close to the code that it finds:
 *
 * - words and signs stand for themselves, `{a|b}` for one of several words;
 * - `...` for anything within the brackets at hand;
 * - `<str:re>` a string that fits, `<fill:re>` one that values are put into, `<tick>` a filled one in backticks;
 * - `<w:re>` a word and `<n:re>` a number that fits, `<m:sign>` a sign that the notation uses itself;
 * - `<arg>` an argument, `<lit>` one that is a string alone, `<dyn>` one whose value is known only when the code runs,
 *   `<taint>` one that somebody outside wrote, `<html>` one that puts such a value into HTML, `<sql>` one that puts values
 *   into SQL;
 * - `<start>` no name or dot stands before.
 */
export interface Pattern {
  readonly elements: readonly Element[];
  /** Words one of which stands `anchorAt` tokens behind the beginning; undefined when any token may begin it. */
  readonly anchors: readonly string[] | undefined;
  readonly anchorAt: number;
  readonly isCaseless: boolean;
  /** Words of which every list has one in a statement that fits; lower case. */
  readonly required: readonly (readonly string[])[];
}

type ArgumentTest = (tokens: readonly Token[], taint: Taint) => boolean;
type Element =
  | { readonly kind: 'token'; readonly fits: (token: Token) => boolean; readonly words?: readonly string[] }
  | { readonly kind: 'argument'; readonly test: ArgumentTest }
  | { readonly kind: 'gap' }
  | { readonly kind: 'start' };

const NOTATION =
  /\s*(?:<(\w+)(?::((?:\\.|[^>\\])*))?>|(\.\.\.)|\{([^{}]+)\}|((?:--?)?[\p{L}_$@][\p{L}\p{N}_$@]*(?:-[\p{L}\p{N}_]+)*)|(\d\w*)|(===|!==|=>|->|::|:=|==|!=|>>|<<|\|\||&&|\+=|\.=|.))/uy;
const GAP_MAX = 160;
const STEPS_MAX = 4_000;
const ARGUMENT_MAX = 200;
const OPENERS = new Set(['(', '[', '{']);
const CLOSERS = new Set([')', ']', '}']);

const argumentTests: Readonly<Record<string, ArgumentTest>> = {
  arg: (tokens) => tokens.length > 0,
  lit: (tokens) => tokens.length === 1 && tokens[0]!.kind === 'string' && !tokens[0]!.isFilled,
  dyn: (tokens) => isDynamic(tokens),
  taint: (tokens, taint) => taint.taints(tokens),
  sql: (tokens) => buildsSql(tokens),
  html: (tokens, taint) =>
    tokens.some(({ kind, text }) => kind === 'string' && /<\/?[a-z]/i.test(text)) && taint.taints(tokens),
};

/** @throws Error for what is no pattern */
export function compilePattern(source: string, isCaseless = false): Pattern {
  const elements: Element[] = [];
  NOTATION.lastIndex = 0;
  while (NOTATION.lastIndex < source.trimEnd().length) {
    const match = NOTATION.exec(source);
    if (match === null) throw new Error(`no pattern: ${source}`);
    elements.push(elementOf(match, isCaseless));
  }
  const required = elements.flatMap((element) =>
    element.kind === 'token' && element.words !== undefined
      ? [element.words.map((word) => word.toLowerCase())]
      : [],
  );
  let anchorAt = 0;
  for (const element of elements) {
    if (element.kind === 'start') continue;
    if (element.kind !== 'token') break;
    if (element.words !== undefined)
      return { elements, anchors: element.words, anchorAt, isCaseless, required };
    anchorAt++;
  }
  return { elements, anchors: undefined, anchorAt: 0, isCaseless, required };
}

function elementOf(match: RegExpExecArray, isCaseless: boolean): Element {
  const [, special, argument, gap, options, word, number, sign] = match;
  if (special !== undefined) return specialElement(special, argument);
  if (gap !== undefined) return { kind: 'gap' };
  const given = options?.split('|') ?? [word ?? number ?? sign!];
  const texts = isCaseless ? given.map((text) => text.toLowerCase()) : given;
  const fits = ({ kind, text }: Token) =>
    kind !== 'string' && texts.includes(isCaseless ? text.toLowerCase() : text);
  return sign === undefined && number === undefined
    ? { kind: 'token', fits, words: texts }
    : { kind: 'token', fits };
}

function specialElement(name: string, argument: string | undefined): Element {
  const test = argumentTests[name];
  if (test !== undefined) return { kind: 'argument', test };
  const regex = new RegExp(argument ?? '', 'i');
  switch (name) {
    case 'start':
      return { kind: 'start' };
    case 'str':
      return { kind: 'token', fits: ({ kind, text }) => kind === 'string' && regex.test(text) };
    case 'fill':
      return { kind: 'token', fits: ({ isFilled, text }) => isFilled && regex.test(text) };
    case 'tick':
      return { kind: 'token', fits: ({ isFilled, quote }) => isFilled && quote === '`' };
    case 'w':
      return { kind: 'token', fits: ({ kind, text }) => kind === 'word' && regex.test(text) };
    case 'n':
      return { kind: 'token', fits: ({ kind, text }) => kind !== 'string' && regex.test(text) };
    case 'm':
      return { kind: 'token', fits: ({ kind, text }) => kind === 'mark' && text === argument };
    default:
      throw new Error(`no such element: <${name}>`);
  }
}

/** Where a pattern that begins at a token ends, exclusive; undefined when it does not fit. */
export function matchAt(
  { elements }: Pattern,
  tokens: readonly Token[],
  from: number,
  taint: Taint,
): number | undefined {
  let steps = STEPS_MAX;
  const match = (element: number, at: number): number | undefined => {
    if (--steps < 0) return undefined;
    const wanted = elements[element];
    if (wanted === undefined) return at;
    switch (wanted.kind) {
      case 'start':
        return isStart(tokens, at) ? match(element + 1, at) : undefined;
      case 'token':
        return at < tokens.length && wanted.fits(tokens[at]!) ? match(element + 1, at + 1) : undefined;
      case 'argument': {
        const end = argumentEnd(tokens, at);
        return wanted.test(tokens.slice(at, end), taint) ? match(element + 1, end) : undefined;
      }
      case 'gap':
        return matchGap(element, at);
    }
  };
  const matchGap = (element: number, at: number): number | undefined => {
    let depth = 0;
    for (let to = at; to <= tokens.length && to - at <= GAP_MAX; to++) {
      const end = match(element + 1, to);
      if (end !== undefined) return end;
      const text = tokens[to]?.kind === 'mark' ? tokens[to]!.text : '';
      if (OPENERS.has(text)) depth++;
      else if (CLOSERS.has(text) && --depth < 0) return undefined;
    }
    return undefined;
  };
  return match(0, from);
}

const NOT_BEFORE = new Set(['.', '->', '::', 'def', 'function', 'func', 'fn', 'fun', '#', '`']);

function isStart(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.kind === 'string' || !NOT_BEFORE.has(before.text);
}

/** An argument goes to the next comma, closing bracket or end of statement. */
function argumentEnd(tokens: readonly Token[], from: number): number {
  let depth = 0;
  let at = from;
  for (; at < tokens.length && at - from < ARGUMENT_MAX; at++) {
    const { kind, text } = tokens[at]!;
    if (kind !== 'mark') continue;
    if (OPENERS.has(text)) depth++;
    else if (CLOSERS.has(text) && --depth < 0) break;
    else if (depth === 0 && (text === ',' || text === ';')) break;
  }
  return at;
}
