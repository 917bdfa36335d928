import { parseCharacterSet } from './character-set.ts';
import { RunReader } from './run-reader.ts';

/** Letters, digits and the signs that tokens and base64 consist of. */
export function isTokenUnit(code: number): boolean {
  return (
    isWordUnit(code) || code === 45 || code === 46 || code === 95 || code === 43 || code === 47 || code === 61
  );
}

/** A letter or digit of ASCII. */
export function isWordUnit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

const OPEN_END_MAX = 8192;
const tokens = new RunReader(parseCharacterSet('A-Za-z0-9.+/=_\\-'));

/** Where a run of token characters ends that began before `from`; a full stop behind it is not part of it. */
export function tokenEnd(text: string, from: number, scan: number): number {
  let end = tokens.end(text, from, OPEN_END_MAX, scan);
  while (end > from && text.charCodeAt(end - 1) === 46) end--;
  return end;
}
