import { type DecodedPiece, decodePieces } from './decode.ts';
import { type Folded, fold } from './fold.ts';
import { unspace } from './unspace.ts';
import { unstack } from './unstack.ts';

const DEPTH_MAX = 3;
const VIEW_UNITS_MAX = 65_536;
/** Keeps decoded text apart: what was encoded reads the same as what was not. */
const DECODED_MARK = '. ';

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
  return append(withoutEncoded(main, pieces, text.length), pieces);
}

/** Blanks what was decoded: its digits and signs say nothing beside what they stand for. */
function withoutEncoded(main: Folded, pieces: readonly DecodedPiece[], length: number): Folded {
  const parts = runsOf(pieces, main.text, length);
  if (parts.length === 0) return main;
  const { offsets } = main;
  return { ...main, text: blank(main.text, parts, (index) => (offsets === null ? index : offsets[index]!)) };
}

/** Encoded runs: a text that reads as another one as a whole may as well mean what it says, when it has words. */
function runsOf(pieces: readonly DecodedPiece[], text: string, length: number): readonly DecodedPiece[] {
  return pieces.filter(({ start, end }) => start > 0 || end < length || !/[a-z]{2} [a-z]/i.test(text));
}

function blank(text: string, parts: readonly DecodedPiece[], offsetOf: (index: number) => number): string {
  const units = text.split('');
  for (let index = 0; index < units.length; index++) {
    const at = offsetOf(index);
    if (parts.some(({ start, end }) => at >= start && at < end)) units[index] = ' ';
  }
  return units.join('');
}

/** All pieces at every depth, with the range of the outermost encoded run; what hides another piece is blank there. */
function decodeNested(text: string): DecodedPiece[] {
  let level = decodePieces(text);
  const all: DecodedPiece[] = [];
  let size = level.reduce((sum, piece) => sum + piece.text.length, 0);
  for (let depth = 1; level.length > 0; depth++) {
    const next: DecodedPiece[] = [];
    for (const outer of level) {
      const inner = depth < DEPTH_MAX && size <= VIEW_UNITS_MAX ? decodePieces(outer.text) : [];
      const parts = runsOf(inner, outer.text, outer.text.length);
      const rest = parts.length === 0 ? outer.text : blank(outer.text, parts, (index) => index);
      if (rest.trim() !== '') all.push({ ...outer, text: rest });
      for (const piece of inner) {
        size += piece.text.length;
        if (size <= VIEW_UNITS_MAX) next.push({ start: outer.start, end: outer.end, text: piece.text });
      }
    }
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
