import { canonicalJson } from '../../kernel/canonical-json.ts';

/**
 * A definition's one text for one meaning. Runs of white space inside of descriptions and titles count as one space.
 *
 * @throws RangeError when the value is nested deeper than 64
 */
export function canonicalDefinition(value: unknown, key = ''): string {
  return canonicalJson(value, proseText, key);
}

function proseText(value: string, key: string): string {
  const isProse = key === 'description' || key === 'title';
  return isProse ? value.replace(/[ \t\r\n]+/g, ' ').trim() : value;
}

/** JSON pointer of the first place in which two values differ; undefined when they mean the same. */
export function firstDifference(a: unknown, b: unknown, pointer = ''): string | undefined {
  if (canonicalDefinition(a, pointer.split('/').at(-1)) === canonicalDefinition(b, pointer.split('/').at(-1)))
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
