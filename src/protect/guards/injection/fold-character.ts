/** Marks in {@link foldTable}: not computed yet, leave out, more than one unit. */
const UNKNOWN = 0;
export const DROP = 1;
export const EXPAND = 2;

/** One folded UTF-16 unit for each unit of the basic plane, filled on first use (128 KiB in all). */
const foldTable = new Uint16Array(65_536);
for (let code = 3; code < 128; code++) foldTable[code] = code >= 65 && code <= 90 ? code + 32 : code;
foldTable[0] = DROP;
foldTable[1] = DROP;
foldTable[2] = DROP;

const invisible = /\p{Cf}|\p{Mn}|\p{Me}|[\u115f\u1160\u3164\uffa0\u17b4\u17b5]/gu;

/**
 * Compatibility folding of one code point: NFKD, lower case, without accents and invisible characters.
 *
 * Hangul and kana are composed again so that a syllable stays one unit.
 */
export function foldCodePoint(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return text.normalize('NFKD').toLowerCase().replace(invisible, '').normalize('NFC');
}

/** The folded unit of a unit of the basic plane, or {@link DROP}, or {@link EXPAND} when it has several. */
export function foldUnit(code: number): number {
  const known = foldTable[code]!;
  if (known !== UNKNOWN) return known;
  const folded = foldCodePoint(code);
  const result = folded.length === 0 ? DROP : folded.length === 1 ? folded.charCodeAt(0) : EXPAND;
  foldTable[code] = result;
  return result;
}
