import { locateJson } from './locate-json.ts';

/**
 * Replaces values of a JSON text and leaves every other character as it is: spaces, number spellings, order of keys.
 *
 * @param text valid JSON of bounded depth
 * @param values new value, as JSON text, by JSON pointer
 * @returns undefined when a pointer leads to nothing: then nothing can be replaced safely
 */
export function rewriteJson(text: string, values: ReadonlyMap<string, string>): string | undefined {
  const ranges = locateJson(text, new Set(values.keys()));
  if (ranges.size !== values.size) return undefined;
  let out = '';
  let at = 0;
  for (const [path, range] of [...ranges].sort(([, a], [, b]) => a.start - b.start)) {
    // One value within another: the outer one has been replaced already.
    if (range.start < at) continue;
    out += text.slice(at, range.start) + values.get(path);
    at = range.end;
  }
  return out + text.slice(at);
}
