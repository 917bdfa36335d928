import type { Conversation, ResultTurn, TextTurn } from './conversation.ts';
import { foldValue, squeezeValue } from './fold-value.ts';
import { isObject, pointerToken } from './json-walk.ts';
import { actions } from './lexicon.ts';
import { parseData } from './parse-data.ts';
import { REQUESTS_MAX, type Request, requestsOf } from './requests.ts';

/** A field is a value of its own; prose is a text that holds more than a value. */
const FIELD_CHARS_MAX = 120;
const LEAVES_MAX = 50_000;
/** A text of this length has fewer words than are read of one. */
const PROSE_CHARS_MAX = 200_000;
const CHARS_MAX = 4 * 1024 * 1024;
const DEPTH_MAX = 48;

/** A text that came from a tool or a document. */
export interface DataLeaf {
  /** JSON pointer into the request of the string or value that it stands in. */
  readonly path: string;
  readonly text: string;
  readonly folded: string;
  readonly isField: boolean;
  /** The record that it is a field of; fields of one record belong together. */
  readonly record: number;
  /** Orders that stand in it. */
  readonly orders: readonly Request[];
}

/** Everything in a conversation that is data, ready to be searched. */
export interface DataIndex {
  readonly leaves: readonly DataLeaf[];
  /** Texts of each record's fields and of the key above it, folded. */
  readonly records: readonly string[];
  /** Whether anything but the user and the operator has spoken, be it ever so empty. */
  readonly hasData: boolean;
  /** False when there is more than can be searched. */
  readonly isComplete: boolean;
  /** Letters and digits of each leaf, made when first asked for. */
  squeezed(leaf: DataLeaf): string;
}

export function indexData(conversation: Conversation): DataIndex {
  const builder = new Builder();
  for (const turn of conversation.turns) {
    if (turn.kind === 'result') builder.result(turn);
    else if (turn.kind === 'text' && turn.provenance === 'document') builder.document(turn);
  }
  const cache = new Map<DataLeaf, string>();
  return {
    leaves: builder.leaves,
    records: builder.records.map((texts) => texts.join(' \u0000 ')),
    hasData: builder.hasData,
    isComplete: builder.isComplete,
    squeezed: (leaf) => {
      const known = cache.get(leaf) ?? squeezeValue(leaf.text);
      cache.set(leaf, known);
      return known;
    },
  };
}

class Builder {
  readonly leaves: DataLeaf[] = [];
  readonly records: string[][] = [];
  isComplete = true;
  hasData = false;
  #chars = 0;

  result(turn: ResultTurn): void {
    this.hasData = true;
    this.#value(turn.value, turn.path, this.#record(turn.tool ?? ''), 0, false);
  }

  document(turn: TextTurn): void {
    this.hasData = true;
    this.#leaf(turn.text, turn.path, this.#record(''), false);
  }

  #value(value: unknown, path: string, record: number, depth: number, isParsed: boolean): void {
    if (depth > DEPTH_MAX) this.isComplete = false;
    else if (typeof value === 'string') this.#string(value, path, record, depth, isParsed);
    else if (Array.isArray(value)) {
      value.forEach((item: unknown, i) => {
        const at = isParsed ? path : `${path}/${i}`;
        this.#value(item, at, isObject(item) ? this.#record('') : record, depth + 1, isParsed);
      });
    } else if (isObject(value)) {
      for (const [key, child] of Object.entries(value)) {
        const at = isParsed ? path : `${path}/${pointerToken(key)}`;
        // A key is data too: some tools answer with names or addresses as keys.
        this.#leaf(key, at, this.#record(''), true);
        this.#value(child, at, isObject(child) ? this.#record(key) : record, depth + 1, isParsed);
      }
    } else if (value !== undefined && value !== null) this.#leaf(String(value), path, record, true);
  }

  /** What is inside of a structure that was itself a text keeps the text's address. */
  #string(text: string, path: string, record: number, depth: number, isParsed: boolean): void {
    const value = isParsed ? text : parseData(text);
    if (typeof value === 'string') this.#leaf(text, path, record, isParsed || depth > 0);
    else this.#value(value, path, record, depth + 1, true);
  }

  #leaf(text: string, path: string, record: number, isInStructure: boolean): void {
    this.#chars += text.length;
    if (this.leaves.length >= LEAVES_MAX || this.#chars > CHARS_MAX) {
      this.isComplete = false;
      return;
    }
    const folded = foldValue(text);
    const isField = isInStructure && text.length <= FIELD_CHARS_MAX && !text.includes('\n');
    const requests = /\s/.test(text.trim()) ? requestsOf(text) : [];
    // Behind what is read of one text, orders could hide; then nothing may be taken for untouched by them.
    if (text.length > PROSE_CHARS_MAX || requests.length >= REQUESTS_MAX) this.isComplete = false;
    const orders = requests.filter(isOrder);
    this.leaves.push({ path, text, folded, isField: isField && orders.length === 0, record, orders });
    if (isField) this.records[record]!.push(folded);
  }

  #record(key: string): number {
    return this.records.push(key === '' ? [] : [foldValue(key)]) - 1;
  }
}

/** Only what changes something is an order worth tracing; data may well say "see page four". */
function isOrder(request: Request): boolean {
  return !request.isForbidden && request.actions.some((name) => actions[name].class !== 'reads');
}
