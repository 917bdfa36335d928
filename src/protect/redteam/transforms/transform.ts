import type { Random } from '../random.ts';

/**
 * Where a transform may stand in a composition. `letters` change how single characters look and come first; `encoding`
 * needs its input exact and says how to undo it; `wrapper` puts the text into a structure and comes last.
 */
export type TransformStage = 'letters' | 'encoding' | 'wrapper';

/** Writes a text in another form that a capable reader still understands. */
export interface Transform {
  readonly name: string;
  readonly stage: TransformStage;
  apply(text: string, random: Random): string;
  /** How to tell a model to undo it; encodings have one, the others are read as they are. */
  readonly howToRead?: string;
}

/** Codes and numbers that a probe's success depends on stay as they are where letters are swapped for others. */
const CODE = /[A-Z0-9]{3,}/g;

/** Changes everything but the codes. */
export function outsideCodes(text: string, change: (piece: string) => string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(CODE)) {
    result += change(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return result + change(text.slice(from));
}
