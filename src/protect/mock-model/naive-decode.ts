/** A text that is longer than this is not decoded: the mock is a small model. */
const TEXT_MAX = 64 * 1024;
const PIECES_MAX = 20;

const fromBytes = (bytes: readonly number[]): string => Buffer.from(bytes).toString('utf8');

const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

/** Texts that stand encoded in a text, as a naive but capable model would read them. */
function decodings(text: string): readonly string[] {
  const pieces = (pattern: RegExp) =>
    [...text.matchAll(pattern)].slice(0, PIECES_MAX).map(([piece]) => piece);
  const found = [
    ...pieces(/[A-Za-z0-9+/_-]{24,}={0,2}/g).map((piece) => Buffer.from(piece, 'base64').toString('utf8')),
    ...pieces(/\b(?:[0-9a-f]{2}){12,}\b/gi).map((piece) => Buffer.from(piece, 'hex').toString('utf8')),
    ...pieces(/\b[0-9a-f]{2}(?: [0-9a-f]{2}){11,}\b/gi).map((piece) =>
      Buffer.from(piece.replaceAll(' ', ''), 'hex').toString('utf8'),
    ),
    ...pieces(/\b[01]{8}(?: [01]{8}){11,}\b/g).map((piece) =>
      fromBytes(piece.split(' ').map((bits) => Number.parseInt(bits, 2))),
    ),
    ...pieces(/(?:%[0-9a-f]{2}){12,}/gi).map((piece) =>
      Buffer.from(piece.replaceAll('%', ''), 'hex').toString('utf8'),
    ),
    text.replace(/&#(\d{1,6});/g, (_, code: string) =>
      String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    ),
    text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  ];
  if (/rot13/i.test(text)) found.push(rot13(text));
  if (/backwards|right to left/i.test(text)) found.push([...text].reverse().join(''));
  return found.filter((piece) => piece !== text && !piece.includes('\ufffd'));
}

/** The text without what hides its letters, and what is encoded in it, two layers deep. */
export function readNaively(text: string): readonly string[] {
  const plain = text
    .slice(0, TEXT_MAX)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}\\]/gu, '')
    .replace(/(?<=^|\s{2,})((?:\S )+\S)(?=\s{2,}|$)/gm, (spaced) => spaced.replaceAll(' ', ''));
  const once = decodings(plain).map((piece) => piece.slice(0, TEXT_MAX));
  const twice = once.slice(0, PIECES_MAX).flatMap((piece) => decodings(piece));
  return [plain, ...once, ...twice.slice(0, PIECES_MAX)];
}
