/** A digit of ASCII. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * A unit that words are made of which spaces part: letters and digits of ASCII and of alphabets. Scripts that put no
 * spaces between words (Chinese, Japanese, Korean with its particles, Thai) border on a number without being part of it.
 */
export function isWordUnit(code: number): boolean {
  if (code < 128) return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return code > 191 && !isUnspaced(code) && !(code >= 0x2000 && code <= 0x206f);
}

export const OTHER = 0;
export const DIGIT = 2;
const LETTER = 1;
const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) =>
  isDigit(code) ? DIGIT : isWordUnit(code) ? LETTER : OTHER,
);

/** Whether a unit is a digit, another unit of words, or neither: one look-up, for it is asked of every unit of a text. */
export function kindOf(code: number): number {
  if (code < 128) return asciiKinds[code]!;
  return isWordUnit(code) ? LETTER : OTHER;
}

/** A letter of a script without spaces. */
export function hasLetters(code: number): boolean {
  return code >= 0x0e00 && isUnspaced(code) && !(code >= 0x3000 && code <= 0x303f);
}

function isUnspaced(code: number): boolean {
  return (
    (code >= 0x0e00 && code <= 0x0e7f) ||
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xffef)
  );
}
