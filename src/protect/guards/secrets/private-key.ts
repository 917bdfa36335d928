const HEAD = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
const TAIL_MAX = 64;
/** Longest key block that is taken as one: a 16,384-bit RSA key is 12.7 kB. */
export const PRIVATE_KEY_MAX = 16_384;

/** End of a private key block that begins here, finished or cut short, or -1. */
export function privateKeyEnd(text: string, at: number): number {
  HEAD.lastIndex = at;
  const head = HEAD.exec(text);
  return head === null ? -1 : bodyEnd(text, at + head[0].length, at + PRIVATE_KEY_MAX);
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
