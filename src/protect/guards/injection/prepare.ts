import { type DecodedPiece, decodePieces } from './decode.ts';
import { type Folded, fold } from './fold.ts';
import { unspace } from './unspace.ts';
import { unstack } from './unstack.ts';

const DEPTH_MAX = 3;
const VIEW_UNITS_MAX = 65_536;
/** Keeps decoded text apart: what was encoded reads the same as what was not. */
const DECODED_MARK = '\n\n';

/** A text as the classifier reads it: folded, spacing undone, and what was encoded appended in clear. */
export interface Prepared extends Folded {
  /** How many encoded pieces were read. */
  readonly decodedCount: number;
}

/** Offsets of appended pieces are those of their encoded form, so every span points into the text that was given. */
export function prepare(text: string): Prepared {
  const folded = unstack(fold(text));
  const main = unspace(folded) ?? folded;
  const pieces = decodeNested(text);
  if (pieces.length === 0) return { ...main, decodedCount: 0 };
  return append(main, pieces);
}

/** All pieces at every depth, with the range of the outermost encoded run. */
function decodeNested(text: string): DecodedPiece[] {
  let level = decodePieces(text);
  const all = [...level];
  let size = level.reduce((sum, piece) => sum + piece.text.length, 0);
  for (let depth = 1; depth < DEPTH_MAX && level.length > 0; depth++) {
    const next: DecodedPiece[] = [];
    for (const outer of level) {
      for (const inner of decodePieces(outer.text)) {
        size += inner.text.length;
        if (size > VIEW_UNITS_MAX) return all;
        next.push({ start: outer.start, end: outer.end, text: inner.text });
      }
    }
    all.push(...next);
    level = next;
  }
  return all;
}

function append(main: Folded, pieces: readonly DecodedPiece[]): Prepared {
  const views = pieces.map((piece) => {
    const folded = fold(piece.text);
    return { piece, text: DECODED_MARK + (unspace(folded) ?? folded).text };
  });
  const text = main.text + views.map((view) => view.text).join('');
  const offsets = new Uint32Array(text.length + 1);
  for (let index = 0; index < main.text.length; index++)
    offsets[index] = main.offsets === null ? index : main.offsets[index]!;
  let at = main.text.length;
  for (const { piece, text: view } of views) {
    offsets.fill(piece.start, at, at + Math.floor(view.length / 2));
    offsets.fill(piece.end, at + Math.floor(view.length / 2), at + view.length);
    at += view.length;
  }
  offsets[text.length] = main.offsets === null ? main.text.length : main.offsets[main.offsets.length - 1]!;
  return { text, offsets, hiddenRun: main.hiddenRun, decodedCount: pieces.length };
}
