/** Writing systems that are told apart, by the ranges of UTF-16 code units that hold their letters. */
export const scripts = [
  'latin',
  'greek',
  'cyrillic',
  'hebrew',
  'arabic',
  'indic',
  'thai',
  'kana',
  'han',
  'hangul',
  'other',
] as const;
export type Script = (typeof scripts)[number];

/** First unit after each range, and the script of what comes before it. */
const ends: readonly (readonly [number, Script])[] = [
  [0x0370, 'latin'],
  [0x0400, 'greek'],
  [0x0530, 'cyrillic'],
  [0x0590, 'other'],
  [0x0600, 'hebrew'],
  [0x0780, 'arabic'],
  [0x0900, 'other'],
  [0x0e00, 'indic'],
  [0x0e80, 'thai'],
  [0x1100, 'other'],
  [0x1200, 'hangul'],
  [0x1e00, 'other'],
  [0x1f00, 'latin'],
  [0x2000, 'greek'],
  [0x3040, 'other'],
  [0x3100, 'kana'],
  [0x3400, 'other'],
  [0xa000, 'han'],
  [0xac00, 'other'],
  [0xd7b0, 'hangul'],
  [0xf900, 'other'],
  [0xfb00, 'han'],
  [0x10000, 'other'],
];

/** Index into {@link scripts} of a letter's unit. */
export function scriptOf(unit: number): number {
  if (unit < 0x0370) return 0;
  const found = ends.find(([end]) => unit < end);
  return scripts.indexOf(found?.[1] ?? 'other');
}

/** Scripts that write no spaces between words: each of their letters counts as a word. */
export function isUnspaced(unit: number): boolean {
  return (unit >= 0x0e00 && unit < 0x0e80) || (unit >= 0x3040 && unit < 0xac00);
}
