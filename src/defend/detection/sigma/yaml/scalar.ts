/** Marks what the subset reader leaves to the full YAML parser. */
export class OutsideSubset extends Error {}

const INTEGER = /^[-+]?[0-9]+$/;
const OTHER_NUMBER =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** Resolves a plain scalar by YAML 1.2's core schema; unusual numbers are left to the full parser. */
export function resolvePlain(text: string): unknown {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  const mayBeNumber = (first >= 0x2b && first <= 0x39) as boolean;
  if (!mayBeNumber) return text;
  if (INTEGER.test(text)) {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new OutsideSubset();
    return value;
  }
  if (OTHER_NUMBER.test(text)) throw new OutsideSubset();
  return text;
}

/** Reads what stands behind a key or a dash on its line: a quoted or plain scalar, with an optional comment behind it. */
export function readInline(text: string): unknown {
  const first = text.charAt(0);
  if (first === "'") return readSingleQuoted(text);
  if (first === '"') return readDoubleQuoted(text);
  if ('&*!|>%@`{}[],#?'.includes(first) || text === '-' || text.startsWith('- ') || text.startsWith(': ')) {
    throw new OutsideSubset();
  }
  const comment = text.indexOf(' #');
  const plain = (comment < 0 ? text : text.slice(0, comment)).trimEnd();
  if (plain.includes(': ') || plain.endsWith(':') || plain.includes('\t')) throw new OutsideSubset();
  return resolvePlain(plain);
}

const AFTER_QUOTE = /^ *(?: #.*)?$/;

/** Index of the quote that ends a single-quoted scalar starting at 0, or -1. */
export function singleQuoteEnd(text: string): number {
  for (let i = 1; i < text.length; i++) {
    if (text.charAt(i) !== "'") continue;
    if (text.charAt(i + 1) !== "'") return i;
    i++;
  }
  return -1;
}

function readSingleQuoted(text: string): string {
  const end = singleQuoteEnd(text);
  if (end < 0 || !AFTER_QUOTE.test(text.slice(end + 1))) throw new OutsideSubset();
  return text.slice(1, end).replaceAll("''", "'");
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ['"', '"'],
  ['/', '/'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function readDoubleQuoted(text: string): string {
  let out = '';
  for (let i = 1; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '"') {
      if (!AFTER_QUOTE.test(text.slice(i + 1))) throw new OutsideSubset();
      return out;
    }
    if (character === '\\') {
      const escaped = ESCAPES.get(text.charAt(++i));
      if (escaped === undefined) throw new OutsideSubset();
      out += escaped;
    } else {
      out += character;
    }
  }
  throw new OutsideSubset();
}
