import { isMap, isNode, isSeq, LineCounter, parseAllDocuments } from 'yaml';

/**
 * Line (from 1) of a path within a document, as near as the text has it: called only for a fault, so it may be slow.
 *
 * @param index which of the text's documents that hold something
 */
export function lineOf(text: string, index: number, path: readonly (string | number)[]): number {
  const lineCounter = new LineCounter();
  try {
    const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false });
    const document = Array.isArray(documents)
      ? documents.filter((each) => each.contents !== null)[index]
      : undefined;
    let node: unknown = document?.contents;
    let offset = document?.contents?.range?.[0] ?? 0;
    for (const step of path) {
      const pair = isMap(node)
        ? node.items.find((item) => isNode(item.key) && String(item.key) === String(step))
        : undefined;
      const key = pair?.key;
      node = pair?.value ?? (isSeq(node) ? node.items[Number(step)] : undefined);
      const place = isNode(key) ? key.range?.[0] : isNode(node) ? node.range?.[0] : undefined;
      if (place === undefined) break;
      offset = place;
    }
    return lineCounter.linePos(offset).line;
  } catch (error) {
    if (error instanceof RangeError) return 1;
    throw error;
  }
}
