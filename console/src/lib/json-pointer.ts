/** The text at a JSON pointer (RFC 6901) in a document given as text; undefined when it is not there or not text. */
export function textAt(documentText: string, pointer: string): string | undefined {
  let node: unknown;
  try {
    node = JSON.parse(documentText);
  } catch (error) {
    console.debug('The kept content is not JSON; showing it whole.', error);
    return pointer === '' ? documentText : undefined;
  }
  for (const part of pointer.split('/').slice(1)) {
    if (typeof node !== 'object' || node === null) return undefined;
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    node = Object.hasOwn(node, key) ? (node as Record<string, unknown>)[key] : undefined;
  }
  return typeof node === 'string' ? node : undefined;
}

/** A text as indented JSON when it is JSON, unchanged otherwise. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
