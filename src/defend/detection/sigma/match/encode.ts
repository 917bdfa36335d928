import { Buffer } from 'node:buffer';

export const utf16Kinds = ['wide', 'utf16le', 'utf16be', 'utf16'] as const;
export type Utf16Kind = (typeof utf16Kinds)[number];

/** A text as the bytes of its UTF-16 form, one character per byte (so that base64 can follow). */
export function utf16(text: string, kind: Utf16Kind): string {
  const bytes = Buffer.from(text, 'utf16le');
  if (kind === 'utf16be') bytes.swap16();
  const mark = kind === 'utf16' ? '\u00ff\u00fe' : '';
  return mark + bytes.toString('latin1');
}

/** Bytes of a value: UTF-8 for a text, or the bytes that {@link utf16} made. */
function bytesOf(value: string, isBytes: boolean): Buffer {
  return Buffer.from(value, isBytes ? 'latin1' : 'utf8');
}

export function base64(value: string, isBytes: boolean): string {
  return bytesOf(value, isBytes).toString('base64');
}

/**
 * The three forms that a value can have inside a longer base64 text, by its offset modulo three; the characters that
 * depend on the neighbouring bytes are cut off. (The scheme is Sigma's `base64offset`.)
 */
export function base64Offsets(value: string, isBytes: boolean): readonly string[] {
  const bytes = bytesOf(value, isBytes);
  const cutAtStart = [0, 2, 3];
  const cutAtEnd = [0, 3, 2];
  return [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset, 0x20), bytes]).toString('base64');
    return shifted.slice(cutAtStart[offset], shifted.length - (cutAtEnd[(bytes.length + offset) % 3] ?? 0));
  });
}
