const DEPTH_MAX = 64;

/**
 * One text for one meaning: keys sorted by UTF-16 code units, no white space, numbers as ECMAScript prints them (RFC 8785,
 * JSON Canonicalization Scheme). Runs of white space inside of descriptions and titles count as one space.
 *
 * @throws RangeError when the value is nested deeper than 64
 */
export function canonicalJson(value: unknown, key = '', depth = 0): string {
  if (depth > DEPTH_MAX) throw new RangeError('nested too deep');
  if (typeof value === 'string') {
    const isProse = key === 'description' || key === 'title';
    return JSON.stringify(isProse ? value.replace(/[ \t\r\n]+/g, ' ').trim() : value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, '', depth + 1)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([name, child]) => `${JSON.stringify(name)}:${canonicalJson(child, name, depth + 1)}`).join(',')}}`;
}

/** JSON pointer of the first place in which two values differ; undefined when they mean the same. */
export function firstDifference(a: unknown, b: unknown, pointer = ''): string | undefined {
  if (canonicalJson(a, pointer.split('/').at(-1)) === canonicalJson(b, pointer.split('/').at(-1)))
    return undefined;
  const isSameKind = Array.isArray(a) === Array.isArray(b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || !isSameKind)
    return pointer;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Object.hasOwn(left, key) || !Object.hasOwn(right, key)) return at;
    const inner = firstDifference(left[key], right[key], at);
    if (inner !== undefined) return inner;
  }
  return pointer;
}
