import { endOfString } from './scan-json.ts';

/** Keys whose values name things for machines, or hold the numbers themselves in base64. */
const expected = new Set(['model', 'object', 'id', 'type', 'modality', 'embedding']);
const KEY_MAX = 24;
const WORD_MAX = 8;

/**
 * Whether an answer that should be numbers holds a text that a guard has to see. Hops from quote to quote, for parsing a
 * long list of numbers would cost more than all else together; in doubt it says yes.
 *
 * @param text JSON, or what the provider gave for it
 */
export function holdsText(text: string): boolean {
  let key = '';
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = endOfString(text, start + 1);
    if (end < 0) return true;
    const isKey = isColonNext(text, end + 1);
    if (isKey) {
      key = text.slice(start + 1, end);
      if (key.length > KEY_MAX) return true;
    } else if (end - start - 1 > WORD_MAX && !expected.has(key)) return true;
    start = text.indexOf('"', end + 1);
  }
  return false;
}

function isColonNext(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\t' || text[at] === '\r') at++;
  return text[at] === ':';
}
