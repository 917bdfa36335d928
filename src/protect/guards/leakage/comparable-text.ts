import { comparable } from './unit-table.ts';

/** The letters and digits of a text as leaks are compared, without what stands between them. */
export function comparableText(text: string): string {
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const code = comparable(text.charCodeAt(index));
    if (code !== 0) out += String.fromCharCode(code);
  }
  return out;
}
