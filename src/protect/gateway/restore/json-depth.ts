/** Keys whose text is itself JSON: values put into it have to be escaped for it. */
const jsonTexts = new Set(['arguments', 'partial_json']);

/**
 * How many JSON strings the text at a pointer of an answer is inside of, its own document aside.
 *
 * @param type the frame's type, for streams whose deltas do not say it in their path
 */
export function jsonDepthOf(path: string, type?: unknown): number {
  if (jsonTexts.has(path.slice(path.lastIndexOf('/') + 1))) return 1;
  return typeof type === 'string' && type.includes('arguments') ? 1 : 0;
}
