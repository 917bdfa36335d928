/** Where a value was written, in the words of a message: `environment variable BARTIZAN_PORT`, `/etc/b.yaml:3`. */
export type Origin = string;

/** The root's path in {@link Layer.origins}. */
export const ROOT = '';

/** One source's say: a partial tree of settings, and where each node of it was written. */
export interface Layer {
  readonly values: Readonly<Record<string, unknown>>;
  /** Dotted path to origin. A path without an entry was written where its nearest parent was. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** The origin of a path or of its nearest parent that has one. */
export function originOf(
  origins: ReadonlyMap<string, Origin>,
  path: readonly PropertyKey[],
): Origin | undefined {
  for (let length = path.length; length >= 0; length--) {
    const origin = origins.get(path.slice(0, length).join('.'));
    if (origin !== undefined) return origin;
  }
  return undefined;
}

/** Writes a value into a tree, making the objects on the way. */
export function setAt(tree: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let node = tree;
  for (const name of path.slice(0, -1)) {
    const next = node[name];
    if (isRecord(next)) node = next;
    else node = node[name] = Object.create(null) as Record<string, unknown>;
  }
  const last = path.at(-1);
  if (last !== undefined) node[last] = value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
