import type { JsonObject } from '../common/json-object.ts';

/** Turns a native value into the one that OCSF wants; undefined when it cannot. */
export type Convert = (value: unknown) => unknown;

/** The native field that fills an attribute, and how, when not as it is. */
export type AttributeSource = string | readonly [field: string, convert: Convert];

/** OCSF attribute paths (`process.file.path`) to their native fields. */
export type AttributeTable = Readonly<Record<string, AttributeSource>>;

interface Node {
  readonly attribute: string;
  readonly field: string;
  readonly convert: Convert | undefined;
  readonly children: Node[] | undefined;
}

/**
 * A table of attributes made into a tree once, when the module loads, so that an event only walks it.
 * Empty values (`""`, `-`, `?`, null) fill nothing, nor does a value that cannot be converted: the event's native fields keep
 * it.
 */
export class AttributeMap {
  /** Native fields that have a place in the document; the others go to `unmapped`. */
  readonly consumed: ReadonlySet<string>;
  readonly #tree: readonly Node[];

  constructor(...tables: readonly AttributeTable[]) {
    const table: AttributeTable = Object.assign({}, ...tables);
    const consumed = new Set<string>();
    const tree: Node[] = [];
    for (const [path, source] of Object.entries(table)) {
      const [field, convert] = typeof source === 'string' ? [source, undefined] : source;
      consumed.add(field);
      insert(tree, path.split('.'), field, convert);
    }
    this.consumed = consumed;
    this.#tree = tree;
  }

  /** Fills the document's attributes from the native fields. */
  apply(fields: Readonly<JsonObject>, target: JsonObject): void {
    for (const node of this.#tree) {
      const value = node.children === undefined ? filled(node, fields) : group(node.children, fields);
      if (value === undefined) continue;
      const present = target[node.attribute];
      if (node.children !== undefined && present !== undefined) Object.assign(present as JsonObject, value);
      else target[node.attribute] = value;
    }
  }
}

function insert(tree: Node[], path: readonly string[], field: string, convert: Convert | undefined): void {
  const attribute = path[0] as string;
  if (path.length === 1) {
    tree.push({ attribute, field, convert, children: undefined });
    return;
  }
  let node = tree.find((candidate) => candidate.attribute === attribute && candidate.children !== undefined);
  if (node === undefined) {
    node = { attribute, field: '', convert: undefined, children: [] };
    tree.push(node);
  }
  insert(node.children as Node[], path.slice(1), field, convert);
}

function group(children: readonly Node[], fields: Readonly<JsonObject>): JsonObject | undefined {
  let result: JsonObject | undefined;
  for (const node of children) {
    const value = node.children === undefined ? filled(node, fields) : group(node.children, fields);
    if (value === undefined) continue;
    result ??= {};
    result[node.attribute] = value;
  }
  return result;
}

function filled(node: Node, fields: Readonly<JsonObject>): unknown {
  const value = fields[node.field];
  if (value === undefined || value === null) return undefined;
  if (value === '' || value === '-' || value === '?' || value === '(null)') return undefined;
  return node.convert === undefined ? value : node.convert(value);
}
