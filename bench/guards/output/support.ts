import { readFileSync } from 'node:fs';

/** Seeded numbers in 0..1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Row {
  readonly text: string;
  readonly label: string;
  readonly kind: string;
  readonly lang: string;
  readonly source: string;
  readonly group?: string;
}

/** The rows of a JSON-lines file. */
export function readRows(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.length > 0)
    .map((line) => JSON.parse(line) as Row);
}

/** Area under the ROC curve: how often a bad text scores over a good one, ties half. */
export function areaUnderCurve(bad: readonly number[], good: readonly number[]): number {
  const all = [...bad.map((score) => ({ score, bad: 1 })), ...good.map((score) => ({ score, bad: 0 }))];
  all.sort((left, right) => left.score - right.score);
  let ranks = 0;
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end]!.score === all[at]!.score) end++;
    for (let index = at; index < end; index++) ranks += all[index]!.bad * ((at + end + 1) / 2);
    at = end;
  }
  return (ranks - (bad.length * (bad.length + 1)) / 2) / (bad.length * good.length);
}

/** Share of the values from `threshold` on. */
export function shareFrom(scores: readonly number[], threshold: number): number {
  return scores.filter((score) => score >= threshold).length / Math.max(1, scores.length);
}

export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
