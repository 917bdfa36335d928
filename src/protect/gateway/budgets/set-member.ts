import { locateJson } from '../locate-json.ts';
import { rewriteJson } from '../rewrite-json.ts';

/**
 * Sets a member of a JSON object and leaves every other character as it is; objects on the way that are not there are
 * made.
 *
 * @param text a valid JSON object of bounded depth
 * @param keys from the outermost object down; plain names that need no escaping
 * @param value JSON text
 * @returns undefined when something on the way is no object
 */
export function setMember(text: string, keys: readonly string[], value: string): string | undefined {
  const pointers = keys.map((_, index) => `/${keys.slice(0, index + 1).join('/')}`);
  const found = locateJson(text, new Set(['', ...pointers]));
  const whole = pointers.at(-1)!;
  if (found.has(whole)) return rewriteJson(text, new Map([[whole, value]]));
  const depth = pointers.findIndex((pointer) => !found.has(pointer));
  const parent = found.get(depth === 0 ? '' : pointers[depth - 1]!)!;
  if (text[parent.start] !== '{') return undefined;
  const inner = keys.slice(depth + 1).reduceRight((json, key) => `{${JSON.stringify(key)}:${json}}`, value);
  const close = parent.end - 1;
  const isEmpty = text.slice(parent.start + 1, close).trim() === '';
  const member = `${isEmpty ? '' : ','}${JSON.stringify(keys[depth])}:${inner}`;
  return text.slice(0, close) + member + text.slice(close);
}
