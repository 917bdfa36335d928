import { latinLookalike } from '../injection/confusables.ts';
import { foldUnit } from '../injection/fold-character.ts';

const SEPARATOR = 0;
const lettersOrDigits = /[\p{L}\p{N}]/u;
const table = new Uint16Array(65_536);
const isKnown = new Uint8Array(65_536);

/**
 * A unit as leaks are compared: lower case, without accents, letters that look Latin as Latin ones; 0 for all that is
 * neither letter nor digit. Which script a look-alike belongs to does not matter, for both sides are read the same way.
 */
export function comparable(code: number): number {
  if (isKnown[code] === 1) return table[code]!;
  const folded = foldUnit(code);
  const single = folded > 2 ? folded : SEPARATOR;
  const isWord = single !== SEPARATOR && lettersOrDigits.test(String.fromCharCode(single));
  table[code] = isWord ? latinLookalike(single) || single : SEPARATOR;
  isKnown[code] = 1;
  return table[code]!;
}

/** Letters of scripts that are written without spaces: one says as much as several Latin ones. */
export function isIdeographic(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af);
}
