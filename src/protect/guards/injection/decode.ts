/** A stretch of a text that reads as another text once decoded. Offsets are UTF-16 units of the text it was found in. */
export interface DecodedPiece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const PIECES_MAX = 24;
const DECODED_UNITS_MAX = 32_768;
const SHORTEST_BASE64 = 20;
const SHORTEST_HEX = 24;

const base64Run = /[A-Za-z0-9+/_-]{20,}={0,2}/g;
const hexRun = /(?:\\x|0x)?[0-9A-Fa-f]{2}(?:[ :,]?(?:\\x|0x)?[0-9A-Fa-f]{2}){11,}/g;
const percentRun =
  /(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9_.~+-]){0,64}(?:%[0-9A-Fa-f]{2}){1}(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9_.~+,!'()*;:@&=$/?-])+/g;
/** Blanks and marks between the letters may stand as they are. */
const entityRun = /(?:&#(?:\d{2,6}|x[0-9a-fA-F]{2,5});[ \w.,!?'"-]{0,3}){2,}/g;
const escapeRun = /(?:\\u[0-9a-fA-F]{4}){3,}/g;
/** Pairs of digits with something between them, as bytes are written out. */
const hexPairs =
  /\b(?:\\x|0x)?[0-9A-Fa-f]{2}(?:[ :,]|\\x|0x)(?:\\x|0x)?[0-9A-Fa-f]{2}(?:[ :,]|\\x|0x)(?:\\x|0x)?[0-9A-Fa-f]{2}/;
/** Frequent words as rot13 and written backwards: cheap to look for, and rare in any natural text. */
const rot13Hint =
  /\b(?:gur|naq|lbh|lbhe|nyy|vtaber|vafgehpgvbaf|cebzcg|flfgrz|cerivbhf|jvgu|guvf|gung|sbe|erirny|gryy|fubj|bhgchg|ubj|jung|ner|abg|abj|ehyrf|sbetrg|nafjre|fnl|rirel|nal|grkg|nobir|bs|gb|vf|zr|zl|jevgr|qb|unir|jvyy|zbqry|npg|pna|cyrnfr|trarengr|rkcynva|nf|va|vg|vs|ba|or|zbqr|frperg|cnffjbeq|ehyr|jub|tvir|fgneg|svefg|jbeq)\b/gi;
const reversedHint =
  /\b(?:eht|dna|uoy|ruoy|erongi|snoitcurtsni|tpmorp|metsys|suoiverp|htiw|siht|taht|lla|laever|llet|wohs|tuptuo|woh|tahw|era|ton|won|selur|tegrof|rewsna|yas|yreve|yna|txet|evoba|morf|rof|fo|etirw|evah|lliw|ledom|esaelp|etareneg|nialpxe|si|ot|ni|ti|fi|eb|sa|em|ym|edom|terces|drowssap|elur|ohw|evig|trats|tsrif|drow)\b/gi;

/**
 * Finds base64, hexadecimal, URL and HTML encodings, JSON escapes, rot13 and reversed text. One level: the caller
 * decodes what it gets again. Bounded in pieces and in size.
 */
export function decodePieces(text: string): DecodedPiece[] {
  const pieces: DecodedPiece[] = [];
  let budget = DECODED_UNITS_MAX;
  const add = (start: number, end: number, decoded: string | null) => {
    if (decoded === null || decoded.length < 4 || pieces.length >= PIECES_MAX || decoded.length > budget)
      return;
    budget -= decoded.length;
    pieces.push({ start, end, text: decoded });
  };
  const scan = (pattern: RegExp, decode: (run: string) => string | null) => {
    pattern.lastIndex = 0;
    for (
      let match = pattern.exec(text);
      match !== null && pieces.length < PIECES_MAX;
      match = pattern.exec(text)
    ) {
      add(match.index, match.index + match[0].length, decode(match[0]));
    }
  };
  const signs = survey(text);
  if (signs === 0) return pieces;
  if ((signs & LONG_RUN) !== 0 || ((signs & HEX_PAIRS) !== 0 && hexPairs.test(text))) scan(hexRun, decodeHex);
  if ((signs & LONG_RUN) !== 0) scan(base64Run, decodeBase64);
  if ((signs & PERCENT) !== 0) scan(percentRun, decodePercent);
  if ((signs & AMPERSAND) !== 0) scan(entityRun, decodeEntities);
  if ((signs & BACKSLASH) !== 0) scan(escapeRun, decodeEscapes);
  if ((signs & ODD_LETTERS) === 0) return pieces;
  if (countMatches(text, rot13Hint) >= 2) add(0, text.length, rot13(text));
  if (countMatches(text, reversedHint) >= 2) add(0, text.length, [...text].reverse().join(''));
  return pieces;
}

const LONG_RUN = 1;
const PERCENT = 2;
const AMPERSAND = 4;
const BACKSLASH = 8;
const ODD_LETTERS = 16;
const HEX_PAIRS = 32;

/** Three letters that are frequent in rot13 and in reversed text and rare otherwise, as 15-bit numbers. */
const oddLetters = new Uint8Array(32_768);
for (const letters of [
  'gur',
  'gry',
  'abg',
  'jvg',
  'fub',
  'bhg',
  'ubj',
  'eri',
  'avg',
  'naq',
  'lbh',
  'nyy',
  'vta',
  'flf',
  'eht',
  'woh',
  'dna',
  'uoy',
  'oit',
  'pmo',
  'sys',
  'htw',
  'tah',
  'lla',
  'ero',
]) {
  oddLetters[
    ((letters.charCodeAt(0) & 31) << 10) | ((letters.charCodeAt(1) & 31) << 5) | (letters.charCodeAt(2) & 31)
  ] = 1;
}

/** Which kinds of encoding a text can hold at all, in one pass; 0 for ordinary prose. */
function survey(text: string): number {
  let signs = 0;
  let run = 0;
  let letters = 0;
  let odd = 0;
  let digits = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? unitKinds[code]! : 0;
    run = kind === 0 || kind > BASE64_UNIT ? 0 : run + 1;
    if (run >= SHORTEST_BASE64) signs |= LONG_RUN;
    letters = ((letters << 5) | (code & 31)) & 32_767;
    odd += oddLetters[letters]!;
    if (kind > BASE64_UNIT) signs |= kind >> 4;
    else if (kind === DIGIT_UNIT) digits++;
  }
  if (odd >= 1) signs |= ODD_LETTERS;
  return digits >= 2 ? signs | HEX_PAIRS : signs;
}

const BASE64_UNIT = 2;
const DIGIT_UNIT = 1;
const unitKinds = new Uint8Array(128);
for (const unit of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/_-')
  unitKinds[unit.charCodeAt(0)] = BASE64_UNIT;
for (const unit of '0123456789') unitKinds[unit.charCodeAt(0)] = DIGIT_UNIT;
unitKinds['%'.charCodeAt(0)] = PERCENT << 4;
unitKinds['&'.charCodeAt(0)] = AMPERSAND << 4;
unitKinds['\\'.charCodeAt(0)] = BACKSLASH << 4;

function countMatches(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let count = 0;
  while (count < 3 && pattern.exec(text.length > 20_000 ? text.slice(0, 20_000) : text) !== null) count++;
  return count;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 bytes as text, or null when they are none or mostly not printable. */
function readable(bytes: Uint8Array): string | null {
  try {
    const text = utf8.decode(bytes);
    let strange = 0;
    let letters = 0;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) strange++;
      else if (code > 64) letters++;
    }
    const isReadable = letters * 2 >= text.length || /^[0-9a-fA-F\s]+$/.test(text);
    return strange * 20 > text.length || !isReadable ? null : text;
  } catch {
    // Not UTF-8: an image, a key or a hash, which is nothing to read.
    return null;
  }
}

function decodeBase64(run: string): string | null {
  if (run.length < SHORTEST_BASE64 || /^[a-z-]+$|^[A-Z_]+$|^[a-z]+(?:[A-Z][a-z]+)+$/.test(run)) return null;
  const body = run.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/');
  const usable = body.slice(0, body.length % 4 === 1 ? body.length - 1 : body.length);
  return readable(Uint8Array.from(atob(usable), (unit) => unit.charCodeAt(0)));
}

function decodeHex(run: string): string | null {
  const digits = run.replace(/\\x|0x|[ :,]/g, '');
  if (digits.length < SHORTEST_HEX) return null;
  const bytes = new Uint8Array(digits.length >> 1);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  return readable(bytes);
}

function decodePercent(run: string): string | null {
  const bytes: number[] = [];
  let encoded = 0;
  for (let index = 0; index < run.length; index++) {
    if (run[index] === '%' && index + 2 < run.length + 0) {
      bytes.push(Number.parseInt(run.slice(index + 1, index + 3), 16));
      encoded++;
      index += 2;
    } else bytes.push(run[index] === '+' ? 32 : run.charCodeAt(index));
  }
  return encoded < 3 ? null : readable(Uint8Array.from(bytes));
}

function decodeEntities(run: string): string {
  return run.replace(
    /&#(?:x([0-9a-fA-F]+)|(\d+));/g,
    (_, hex: string | undefined, decimal: string | undefined) =>
      codePointText(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  );
}

function decodeEscapes(run: string): string {
  return run.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function codePointText(codePoint: number): string {
  return codePoint > 0x10ffff ? '' : String.fromCodePoint(codePoint);
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (unit) => {
    const code = unit.charCodeAt(0);
    const base = code >= 97 ? 97 : 65;
    return String.fromCharCode(((code - base + 13) % 26) + base);
  });
}
