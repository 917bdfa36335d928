/** A part of a user's text: typed, or pasted between tags that the operator said hold data. */
export interface TextPiece {
  readonly text: string;
  readonly offset: number;
  readonly isData: boolean;
}

/**
 * Splits a user's text at the tags that wrap data. From the first opening tag to the last closing one counts as data,
 * because what is inside may hold closing tags of its own; with no closing tag, all that follows.
 */
export function splitDataTags(text: string, tags: readonly string[]): readonly TextPiece[] {
  const lower = text.toLowerCase();
  let start = -1;
  let end = -1;
  for (const tag of tags) {
    const opening = openingOf(lower, tag.toLowerCase());
    if (opening < 0) continue;
    const closing = `</${tag.toLowerCase()}>`;
    const last = lower.lastIndexOf(closing);
    start = start < 0 ? opening : Math.min(start, opening);
    end = Math.max(end, last > opening ? last + closing.length : text.length);
  }
  if (start < 0) return [{ text, offset: 0, isData: false }];
  const pieces = [
    { text: text.slice(0, start), offset: 0, isData: false },
    { text: text.slice(start, end), offset: start, isData: true },
    { text: text.slice(end), offset: end, isData: false },
  ];
  return pieces.filter((piece) => piece.text.length > 0);
}

/** `<document>` and `<document id="1">`, but not `<documents>`. */
function openingOf(lower: string, tag: string): number {
  for (let at = lower.indexOf(`<${tag}`); at >= 0; at = lower.indexOf(`<${tag}`, at + 1)) {
    const next = lower[at + tag.length + 1];
    if (next === '>' || next === ' ' || next === '\n' || next === '\t') return at;
  }
  return -1;
}
