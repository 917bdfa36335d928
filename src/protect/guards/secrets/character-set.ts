/** Index that stands for every character beyond ASCII. */
export const BEYOND_ASCII = 128;

/** A set of characters: 1 at the code of each member, and at `BEYOND_ASCII` when all others belong. */
export type CharacterSet = Uint8Array;

/** Whether the character at `index` belongs; false past the end. */
export function has(set: CharacterSet, text: string, index: number): boolean {
  if (index < 0 || index >= text.length) return false;
  const code = text.charCodeAt(index);
  return set[Math.min(code, BEYOND_ASCII)] === 1;
}

/**
 * Reads what stands between the brackets of a class: single characters, ranges, `\w \d \s \t \n \r` and escaped signs, after an
 * optional `^`. `isFolded` adds the other case of every letter.
 */
export function parseCharacterSet(source: string, isFolded = false): CharacterSet {
  const set: CharacterSet = new Uint8Array(BEYOND_ASCII + 1);
  const isNegated = source.startsWith('^');
  let index = isNegated ? 1 : 0;
  while (index < source.length) {
    const first = readMember(source, index);
    index = first.next;
    if (first.codes !== undefined) {
      for (const code of first.codes) set[code] = 1;
    } else if (source[index] === '-' && index + 1 < source.length) {
      const last = readMember(source, index + 1);
      for (let code = first.code; code <= last.code; code++) set[code] = 1;
      index = last.next;
    } else set[first.code] = 1;
  }
  if (isFolded) fold(set);
  if (isNegated) for (let code = 0; code < set.length; code++) set[code] = set[code] === 1 ? 0 : 1;
  return set;
}

/** Whether no character is in both. */
export function areDisjoint(left: CharacterSet, right: CharacterSet): boolean {
  return left.every((isMember, code) => isMember === 0 || right[code] === 0);
}

function readMember(
  source: string,
  index: number,
): { code: number; codes?: readonly number[]; next: number } {
  if (source[index] !== '\\') return { code: source.charCodeAt(index), next: index + 1 };
  const codes = shorthand(source[index + 1]!);
  const code = { t: 9, n: 10, r: 13 }[source[index + 1]!] ?? source.charCodeAt(index + 1);
  return { code, ...(codes && { codes }), next: index + 2 };
}

/** Members of `\w`, `\d` and `\s`, as RE2 has them: ASCII alone. */
function shorthand(letter: string): readonly number[] | undefined {
  const pattern = { w: /[A-Za-z0-9_]/, d: /[0-9]/, s: /[\t\n\f\r ]/ }[letter];
  if (pattern === undefined) return undefined;
  return Array.from({ length: BEYOND_ASCII }, (_, code) => code).filter((code) =>
    pattern.test(String.fromCharCode(code)),
  );
}

function fold(set: CharacterSet): void {
  for (let code = 65; code <= 90; code++) {
    const isMember = set[code] === 1 || set[code + 32] === 1 ? 1 : 0;
    set[code] = isMember;
    set[code + 32] = isMember;
  }
}
