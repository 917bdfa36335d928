import { areDisjoint, BEYOND_ASCII, type CharacterSet } from './character-set.ts';
import { type FlatNode, parseShape } from './parse-shape.ts';
import { RunReader } from './run-reader.ts';

/** Shorter runs cost less to read again than to remember. */
const REMEMBERED_MIN = 8;

/** A part of a shape: `min` to `max` characters of one set. */
interface Run {
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  /** What follows cannot begin with a character of this run, so only the longest run can lead to a match. */
  readonly isGreedy: boolean;
  readonly reader: RunReader;
  /** Places of the text at hand from which the form is known not to go on here. */
  readonly failed: { scan: number; from: number; to: number };
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
 * The form of a credential: runs of characters with lengths, in one or several variants. A run gives characters back
 * only where what follows may begin with them. Each run remembers what it has read of a text, so that a text in which
 * the form begins again and again is read once for each run and not once for each beginning.
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

  /** @param scan number of this text's reading, from `beginScan` */
  matchAt(text: string, at: number, scan: number): ShapeMatch | null {
    for (const { runs, secretFrom, secretTo } of this.#sequences) {
      const end = follow(runs, { index: 0, at }, text, scan);
      if (end >= 0) return { end, secretStart: starts[secretFrom]!, secretEnd: starts[secretTo]! };
    }
    return null;
  }
}

function follow(
  runs: readonly Run[],
  from: { readonly index: number; readonly at: number },
  text: string,
  scan: number,
): number {
  let at = from.at;
  for (let index = from.index; index < runs.length; index++) {
    const run = runs[index]!;
    starts[index] = at;
    const end = runEnd(run, text, at, scan);
    if (end - at < run.min) return -1;
    if (!run.isGreedy && end - at > run.min)
      return giveBack(runs, { next: index + 1, from: at + run.min, to: end }, text, scan);
    at = end;
  }
  starts[runs.length] = at;
  return at;
}

function runEnd({ set, max, reader }: Run, text: string, at: number, scan: number): number {
  if (max > REMEMBERED_MIN) return reader.end(text, at, max, scan);
  const limit = Math.min(text.length, at + max);
  let end = at;
  while (end < limit && set[Math.min(text.charCodeAt(end), BEYOND_ASCII)] === 1) end++;
  return end;
}

/**
 * The longest run from which the rest of the form goes on. Whether it does depends on the place alone and not on where
 * the form began, so no place is tried twice.
 */
function giveBack(
  runs: readonly Run[],
  { next, from, to }: { readonly next: number; readonly from: number; readonly to: number },
  text: string,
  scan: number,
): number {
  const { set, min, failed } = runs[next]!;
  if (failed.scan !== scan || failed.from > to || failed.to < from - 1) {
    failed.scan = scan;
    failed.from = to + 1;
    failed.to = to;
  }
  for (let end = to; end >= from; end--) {
    if (end >= failed.from && end <= failed.to) {
      end = failed.from;
      continue;
    }
    if (min > 0 && set[Math.min(text.charCodeAt(end), BEYOND_ASCII)] !== 1) continue;
    const found = follow(runs, { index: next, at: end }, text, scan);
    if (found >= 0) return found;
  }
  failed.from = Math.min(failed.from, from);
  failed.to = Math.max(failed.to, to);
  return -1;
}

function toSequence(nodes: readonly FlatNode[]): Sequence {
  const runs = nodes.filter((node) => node.set !== undefined);
  const from = nodes.findIndex((node) => node.mark === 'start');
  const to = nodes.findIndex((node) => node.mark === 'end');
  return {
    runs: runs.map(({ set, min, max }, index) => ({
      set,
      min,
      max,
      isGreedy: isLongestEnough(runs, index),
      reader: new RunReader(set),
      failed: { scan: 0, from: 0, to: -1 },
    })),
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
