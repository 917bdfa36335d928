export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key as it stands in a JSON pointer (RFC 6901). */
export function pointerToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** One value that is no list and no object. */
export interface Leaf {
  readonly pointer: string;
  /** Nearest key above it. */
  readonly key: string;
  readonly value: string | number | boolean | null;
}

const DEPTH_MAX = 64;

/**
 * Every leaf below a value, in order.
 *
 * @returns undefined when there are more than `leavesMax` or they lie too deep to be walked
 */
export function leavesOf(value: unknown, leavesMax: number): readonly Leaf[] | undefined {
  const leaves: Leaf[] = [];
  return walk(value, '', '', 0, leaves, leavesMax) ? leaves : undefined;
}

function walk(
  value: unknown,
  pointer: string,
  key: string,
  depth: number,
  leaves: Leaf[],
  leavesMax: number,
): boolean {
  if (depth > DEPTH_MAX) return false;
  if (Array.isArray(value))
    return value.every((item, i) => walk(item, `${pointer}/${i}`, key, depth + 1, leaves, leavesMax));
  if (isObject(value)) {
    return Object.entries(value).every(([name, child]) =>
      walk(child, `${pointer}/${pointerToken(name)}`, name, depth + 1, leaves, leavesMax),
    );
  }
  if (value === undefined) return true;
  if (leaves.length >= leavesMax) return false;
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  leaves.push({ pointer, key, value: isPlain ? value : null });
  return true;
}
