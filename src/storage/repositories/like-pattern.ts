/** A LIKE pattern (with `ESCAPE '\'`) that finds the text anywhere, in lower case. */
export function likePattern(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
}
