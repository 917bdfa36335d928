import { entropy } from './entropy.ts';

const HEAD = /-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----/iy;
const TAIL = /KEY(?: BLOCK)?-----/iy;
const TAIL_MAX = 64;
/** Least of a key's own characters behind the head, so that a text about keys is not one. */
const BODY_MIN = 16;
const WHOLE_MIN = 64;
/** Longest key block that is taken as one: a 16,384-bit RSA key is 12.7 kB. */
export const PRIVATE_KEY_MAX = 16_384;
/** How far the end of a block is looked for whose body is in no known form. */
const STRANGE_MAX = 4096;
const slots =
  /\.\.\.|…|<[a-z][a-z _-]{2,40}>|\$\{\w[^{}\n]{0,80}\}|\{\{\s?\w[^{}\n]{0,80}\}\}|\byour\b|example|['"`]\s*\+\s*[\w$][\w$.()[\], ]{0,60}\+\s*['"`]/i;

/** End of a private key block that begins here, finished or cut short, or -1. */
export function privateKeyEnd(text: string, at: number): number {
  HEAD.lastIndex = at;
  const head = HEAD.exec(text);
  if (head === null) return -1;
  const bodyStart = at + head[0].length;
  const end = bodyEnd(text, bodyStart, at + PRIVATE_KEY_MAX);
  const body = text.slice(bodyStart, end).replace(/\\[nr]|[\s\\]/g, '');
  if (body.length >= BODY_MIN && entropy(body) >= 3 && /\d|[a-z][A-Z]/.test(body)) return end;
  return strangeEnd(text, bodyStart);
}

/** End of a block whose body holds other characters than keys do, but that is closed. */
function strangeEnd(text: string, bodyStart: number): number {
  const limit = Math.min(text.length, bodyStart + STRANGE_MAX);
  for (let dash = text.indexOf('-----', bodyStart + WHOLE_MIN); dash >= 0 && dash < limit; ) {
    for (const length of [3, 9]) {
      TAIL.lastIndex = dash - length;
      if (dash - length < bodyStart + WHOLE_MIN || !TAIL.test(text)) continue;
      const body = text.slice(bodyStart, dash - length);
      return entropy(body) >= 3.5 && !slots.test(body) && !body.includes('\0') ? dash + 5 : -1;
    }
    dash = text.indexOf('-----', dash + 5);
  }
  return -1;
}

/** End of the body and tail of a key whose head was read. */
export function bodyEnd(text: string, from: number, limit: number): number {
  let index = from;
  while (index < text.length && index < limit && isBodyUnit(text.charCodeAt(index))) index++;
  if (text.startsWith('-----END', index)) {
    const close = text.indexOf('-----', index + 8);
    if (close >= 0 && close - index < TAIL_MAX) return close + 5;
  }
  return index;
}

/** Base64, line ends (also as escapes) and what headers of encrypted keys hold. */
function isBodyUnit(code: number): boolean {
  return (
    (code >= 47 && code <= 58) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 43 ||
    code === 61 ||
    code === 10 ||
    code === 13 ||
    code === 32 ||
    code === 92 ||
    code === 44
  );
}
