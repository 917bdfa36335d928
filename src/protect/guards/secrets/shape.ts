import { areDisjoint, BEYOND_ASCII, type CharacterSet } from './character-set.ts';
import { type FlatNode, parseShape } from './parse-shape.ts';

/** A part of a shape: `min` to `max` characters of one set. */
interface Run {
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  /** What follows cannot begin with a character of this run, so only the longest run can lead to a match. */
  readonly isGreedy: boolean;
}

interface Sequence {
  readonly runs: readonly Run[];
  /** First run of the secret, and the first one behind it. */
  readonly secretFrom: number;
  readonly secretTo: number;
}

/** Where a shape matched: all of it, and the secret within it. */
export interface ShapeMatch {
  readonly end: number;
  readonly secretStart: number;
  readonly secretEnd: number;
}

/** Start of every run of the sequence at hand; scans are synchronous, so one array serves all. */
const starts = new Int32Array(256);

/**
 * The form of a credential: runs of characters with lengths, in one or several variants. Matching starts at one place
 * and is bounded by the form's own length; a run gives characters back only where what follows may begin with them.
 */
export class Shape {
  readonly #sequences: readonly Sequence[];
  /** Set of the last run of the first variant: what the credential would go on with. */
  readonly lastSet: CharacterSet;

  /** @param source the notation of `parseShape`; the part in plain brackets is the secret */
  constructor(source: string, isFolded = false) {
    this.#sequences = parseShape(source, isFolded).map(toSequence);
    this.lastSet = this.#sequences[0]!.runs.at(-1)!.set;
  }

  matchAt(text: string, at: number): ShapeMatch | null {
    for (const { runs, secretFrom, secretTo } of this.#sequences) {
      const end = follow(runs, 0, text, at);
      if (end >= 0) return { end, secretStart: starts[secretFrom]!, secretEnd: starts[secretTo]! };
    }
    return null;
  }
}

function follow(runs: readonly Run[], first: number, text: string, from: number): number {
  let at = from;
  for (let index = first; index < runs.length; index++) {
    const { set, min, max, isGreedy } = runs[index]!;
    starts[index] = at;
    const limit = Math.min(text.length, at + max);
    let end = at;
    while (end < limit && set[Math.min(text.charCodeAt(end), BEYOND_ASCII)] === 1) end++;
    if (end - at < min) return -1;
    if (!isGreedy && end - at > min) return giveBack(runs, index + 1, text, { from: at + min, to: end });
    at = end;
  }
  starts[runs.length] = at;
  return at;
}

function giveBack(
  runs: readonly Run[],
  next: number,
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  for (let end = to; end >= from; end--) {
    const found = follow(runs, next, text, end);
    if (found >= 0) return found;
  }
  return -1;
}

function toSequence(nodes: readonly FlatNode[]): Sequence {
  const runs = nodes.filter((node) => node.set !== undefined);
  const from = nodes.findIndex((node) => node.mark === 'start');
  const to = nodes.findIndex((node) => node.mark === 'end');
  return {
    runs: runs.map(({ set, min, max }, index) => ({ set, min, max, isGreedy: isLongestEnough(runs, index) })),
    secretFrom: Math.max(from, 0),
    secretTo: to < 0 ? runs.length : to - 1,
  };
}

function isLongestEnough(runs: readonly (FlatNode & { set: CharacterSet })[], index: number): boolean {
  const { set, min, max } = runs[index]!;
  if (min === max) return true;
  for (const next of runs.slice(index + 1)) {
    if (!areDisjoint(set, next.set)) return false;
    if (next.min > 0) return true;
  }
  return true;
}
