import { type Document, isMap, isNode, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { YAML_UNUSUAL_LENGTH_MAX } from './read-documents.ts';

/**
 * Finds the line (from 1) of a path within a document, as near as the text has it. It is asked only for faults, so it may
 * be slow, but it reads a text once however many faults it has.
 */
export class LineFinder {
  readonly #text: string;
  readonly #lines = new LineCounter();
  #documents: readonly Document[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param index which of the text's documents that hold something */
  lineOf(index: number, path: readonly (string | number)[]): number {
    // A text that the full parser would take too long for; its reader could not say more either.
    if (this.#text.length > YAML_UNUSUAL_LENGTH_MAX) return 1;
    this.#documents ??= this.#parse();
    const contents = this.#documents[index]?.contents;
    let node: unknown = contents;
    let offset = contents?.range?.[0] ?? 0;
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
    return this.#lines.linePos(offset).line;
  }

  #parse(): readonly Document[] {
    try {
      const options = { lineCounter: this.#lines, prettyErrors: false, uniqueKeys: false };
      const documents = parseAllDocuments(this.#text, options);
      return Array.isArray(documents) ? documents.filter(({ contents }) => contents !== null) : [];
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
  }
}
