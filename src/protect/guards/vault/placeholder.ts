/** Random-looking part of a placeholder: 20 characters of 32 carry 100 bits of a keyed hash. */
export const TAG_UNITS = 20;
const TYPE_MAX = 32;
/** Longest placeholder in UTF-16 code units: what a stream holds back at most. */
export const PLACEHOLDER_MAX = TYPE_MAX + TAG_UNITS + 3;

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const form = /^\[[A-Za-z_]{1,32}_[a-km-np-zA-KM-NP-Z2-9]{20}\]$/;

/**
 * The placeholder of a type and a tag's bytes (13 or more), like `[PERSON_k3v9…]`: letters, digits, `_` and square
 * brackets, which neither JSON nor HTML ever escapes.
 */
export function placeholderOf(type: string, bytes: Uint8Array): string {
  let tag = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && tag.length < TAG_UNITS) {
      bits -= 5;
      tag += ALPHABET[(buffer >> bits) & 31];
    }
  }
  return `[${type.replace(/[^A-Z_]/g, '').slice(0, TYPE_MAX)}_${tag}]`;
}

/** Where a placeholder at `start` ends, -1 when none stands there, 0 when the text ends before that is known. */
export function placeholderEnd(text: string, start: number): number {
  const limit = start + PLACEHOLDER_MAX;
  let index = start + 1;
  while (index < text.length && index < limit && isWordUnit(text.charCodeAt(index))) index++;
  if (index === text.length) return index < limit ? 0 : -1;
  if (text[index] !== ']') return -1;
  return form.test(text.slice(start, index + 1)) ? index + 1 : -1;
}

/** A placeholder as the vault wrote it: models change the case of what they copy. */
export function canonicalPlaceholder(text: string): string {
  const tag = text.length - TAG_UNITS - 1;
  return text.slice(0, tag).toUpperCase() + text.slice(tag).toLowerCase();
}

function isWordUnit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}
