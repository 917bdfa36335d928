export const SEPARATOR = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** A character that is a token of its own: scripts written without spaces between words, and Hangul. */
export const IDEOGRAM = 3;
export const APOSTROPHE = 4;
/** Ends a sentence: `.`, `!`, `?`, line ends, and their full-width forms. */
export const STOP = 5;
export const QUOTE = 6;

const UNKNOWN = 255;
const classes = new Uint8Array(65_536).fill(UNKNOWN);
for (let code = 0; code < 128; code++) classes[code] = SEPARATOR;
for (let code = 48; code < 58; code++) classes[code] = DIGIT;
for (let code = 97; code < 123; code++) classes[code] = LETTER;
for (let code = 65; code < 91; code++) classes[code] = LETTER;
for (const code of '.!?\n\r;:|>}{[]<') classes[code.charCodeAt(0)] = STOP;
for (const code of '。！？؟।\u2028\u2029') classes[code.charCodeAt(0)] = STOP;
for (const code of '"`“”„«»「」『』') classes[code.charCodeAt(0)] = QUOTE;
for (const code of "'’") classes[code.charCodeAt(0)] = APOSTROPHE;

const ideogram = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]/;
const letter = /\p{L}/u;
const digit = /\p{Nd}/u;

/** Class of a folded UTF-16 unit. */
export function characterClass(code: number): number {
  const known = classes[code]!;
  if (known !== UNKNOWN) return known;
  const text = String.fromCharCode(code);
  const found = ideogram.test(text)
    ? IDEOGRAM
    : letter.test(text)
      ? LETTER
      : digit.test(text)
        ? DIGIT
        : SEPARATOR;
  classes[code] = found;
  return found;
}
