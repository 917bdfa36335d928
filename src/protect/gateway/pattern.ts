/**
 * Matches a name against a pattern in which `*` stands for any run of characters. Linear: each literal piece is looked
 * for once, from left to right.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  const pieces = pattern.split('*');
  const first = pieces[0]!;
  if (pieces.length === 1) return pattern === name;
  if (!name.startsWith(first)) return false;
  const last = pieces[pieces.length - 1]!;
  let at = first.length;
  for (let i = 1; i < pieces.length - 1; i++) {
    const found = name.indexOf(pieces[i]!, at);
    if (found < 0) return false;
    at = found + pieces[i]!.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
