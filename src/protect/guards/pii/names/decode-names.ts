import { LABELS, mayFollow, OUTSIDE } from './name-labels.ts';

const IMPOSSIBLE = -1e9;

/**
 * Best labels of a run of tokens (Viterbi) for emissions of `LABELS` scores a token. `outsideBias` is added to every
 * outside label: below zero the tagger finds more. Writes labels into `labels`.
 */
export function bestLabels(
  emissions: Float32Array,
  length: number,
  transitions: Float32Array,
  outsideBias: number,
  labels: Uint8Array,
): void {
  const back = new Uint8Array(length * LABELS);
  let scores = new Float64Array(LABELS);
  let next = new Float64Array(LABELS);
  for (let to = 0; to < LABELS; to++) {
    const bias = to === OUTSIDE ? outsideBias : 0;
    scores[to] = mayFollow(-1, to) ? transitions[to]! + emissions[to]! + bias : IMPOSSIBLE;
  }
  for (let at = 1; at < length; at++) {
    for (let to = 0; to < LABELS; to++) {
      let best = IMPOSSIBLE * 2;
      let from = 0;
      for (let previous = 0; previous < LABELS; previous++) {
        if (!allowed[previous * LABELS + to]) continue;
        const score = scores[previous]! + transitions[(previous + 1) * LABELS + to]!;
        if (score > best) {
          best = score;
          from = previous;
        }
      }
      next[to] = best + emissions[at * LABELS + to]! + (to === OUTSIDE ? outsideBias : 0);
      back[at * LABELS + to] = from;
    }
    [scores, next] = [next, scores];
  }
  let label = 0;
  for (let to = 1; to < LABELS; to++) if (scores[to]! > scores[label]!) label = to;
  for (let at = length - 1; at >= 0; at--) {
    labels[at] = label;
    label = back[at * LABELS + label]!;
  }
}

const allowed = new Uint8Array(LABELS * LABELS);
for (let from = 0; from < LABELS; from++)
  for (let to = 0; to < LABELS; to++) allowed[from * LABELS + to] = mayFollow(from, to) ? 1 : 0;
