import type { GuardSegment } from '../../../contracts/guard.ts';

/**
 * The value with the texts at the segments' JSON pointers replaced. What lies on the way is copied, everything else is
 * shared with the value that came in; objects keep their prototype.
 */
export function replaceTexts<T>(value: T, segments: readonly GuardSegment[]): T {
  return segments.reduce<unknown>(
    (whole, { path, text }) => replaceAt(whole, keysOf(path), text),
    value,
  ) as T;
}

function keysOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function replaceAt(value: unknown, keys: readonly string[], text: string): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.with(Number(key), replaceAt(value[Number(key)], rest, text));
  const fields = value as Readonly<Record<string, unknown>>;
  // Object.defineProperties also carries a key named __proto__ as an ordinary one.
  const copy: object = Object.create(Object.getPrototypeOf(fields), Object.getOwnPropertyDescriptors(fields));
  Object.defineProperty(copy, key, {
    value: replaceAt(fields[key], rest, text),
    enumerable: true,
    writable: true,
    configurable: true,
  });
  return copy;
}
