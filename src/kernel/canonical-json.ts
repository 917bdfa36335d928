const DEPTH_MAX = 64;

/**
 * One text for one meaning: keys sorted by UTF-16 code units, no white space, numbers as ECMAScript prints them (RFC 8785,
 * JSON Canonicalization Scheme).
 *
 * @param text what a string is taken for, given the key under which it stands
 * @throws RangeError when the value is nested deeper than 64
 */
export function canonicalJson(
  value: unknown,
  text: (value: string, key: string) => string = (same) => same,
  key = '',
  depth = 0,
): string {
  if (depth > DEPTH_MAX) throw new RangeError('nested too deep');
  if (typeof value === 'string') return JSON.stringify(text(value, key));
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item, text, '', depth + 1)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([name, child]) => `${JSON.stringify(name)}:${canonicalJson(child, text, name, depth + 1)}`).join(',')}}`;
}
