import { thresholdAt } from '../train-injection/measures.ts';

interface Scored {
  readonly isAttack: boolean;
  readonly z: number;
}

/** Slope and intercept that turn scores into probabilities, with both sides weighing the same. */
export function fitPlatt(scored: readonly Scored[]): { readonly slope: number; readonly intercept: number } {
  const harmful = scored.filter(({ isAttack }) => isAttack).length;
  const weights = { true: 1 / harmful, false: BENIGN_SHARE / (scored.length - harmful) };
  let slope = 1;
  let intercept = 0;
  for (let round = 0; round < 3_000; round++) {
    let toSlope = 0;
    let toIntercept = 0;
    for (const { isAttack, z } of scored) {
      const gap =
        (1 / (1 + Math.exp(-(slope * z + intercept))) - (isAttack ? 1 : 0)) * weights[`${isAttack}`];
      toSlope += gap * z;
      toIntercept += gap;
    }
    slope -= toSlope * 0.3;
    intercept -= toIntercept * 0.3;
  }
  // Half is where so many innocent texts of unseen sources are flagged, whatever the likelihood says.
  const benign = scored.filter(({ isAttack }) => !isAttack).map(({ z }) => z);
  return { slope, intercept: -slope * thresholdAt(benign, FALSE_SHARE) };
}

const FALSE_SHARE = 0.02;
/** Innocent texts are the rule: they count so many times as much. */
const BENIGN_SHARE = 6;
