const hidden = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/** A text as values are compared: compatibility forms, case, white space and invisible characters are gone. */
export function foldValue(text: string): string {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC').replace(hidden, '');
  return plain.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Letters and digits alone: how a number is the same with and without dashes. */
export function squeezeValue(text: string): string {
  return foldValue(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

const wordCharacter = /[\p{L}\p{N}]/u;

/** Where `needle` stands in `text` and is not a part of a longer word; -1 when it does not. Both are folded. */
export function indexOfWhole(text: string, needle: string): number {
  if (needle === '') return -1;
  const opens = wordCharacter.test(needle[0]!);
  const closes = wordCharacter.test(needle.at(-1)!);
  // A value that is a part of a hundred longer words is not looked for any further.
  for (
    let at = text.indexOf(needle), tries = 0;
    at >= 0 && tries < 100;
    at = text.indexOf(needle, at + 1), tries++
  ) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + needle.length] ?? ' ';
    if (!(opens && wordCharacter.test(before)) && !(closes && wordCharacter.test(after))) return at;
  }
  return -1;
}
