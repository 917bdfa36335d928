/** Format characters: joiners, direction marks, tags. Whoever decides has to see that they are there. */
const hidden = /[\p{Cf}\p{Zl}\p{Zp}\u00ad\u115f\u3164]/gu;

/** A JSON value whose texts and keys show by code point what nobody would see. */
export function visible(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(
      hidden,
      (character) => `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
  if (Array.isArray(value)) return value.map(visible);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [String(visible(key)), visible(child)]),
  );
}
