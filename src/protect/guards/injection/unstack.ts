import type { Folded } from './fold.ts';

/** Six lines in a row that hold one word each. */
const stacked = /(?:^|\n)[ \t]*[^\s]{1,40}(?:[ \t]*\n[ \t]*[^\s]{1,40}){5,}(?=\s|$)/g;

/** Writes words that stand below each other in one line again. Nothing moves, so the offsets stay right. */
export function unstack(folded: Folded): Folded {
  if (!folded.text.includes('\n')) return folded;
  const text = folded.text.replace(stacked, (run) => run.replace(/(?<!^)\n/g, ' '));
  return text === folded.text ? folded : { ...folded, text };
}
