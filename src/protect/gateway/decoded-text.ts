import { isBase64, readBase64, readDataUrl } from './encoded-text.ts';

/** End of the path of a segment that is what an encoded string says. */
export const DECODED = '#decoded';

/** JSON text with every escape that needs none resolved; undefined for what is no JSON. */
export function withoutEscapes(json: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    // Arguments that a model broke are read as the text that they are.
    return undefined;
  }
}

/**
 * An encoded string with another text in it.
 *
 * @returns undefined when it cannot be encoded as it was
 */
export function encodedAgain(original: string, text: string): string | undefined {
  const url = readDataUrl(original);
  if (url !== undefined) return url.encode(text);
  return isBase64(original) ? readBase64(original, '').encode(text) : text;
}

/** The value at a JSON pointer (RFC 6901). */
export function valueAt(body: unknown, pointer: string): unknown {
  let at = body;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at;
}
