import type { Example } from './examples.ts';
import { thresholdAt } from './measures.ts';

/**
 * Calibrates raw scores on texts whose source was left out of training. Platt's logistic fit gives the slope; the
 * intercept is then set so that a probability of 0.5 is reached by this share of the benign texts.
 */
export function fitPlatt(
  scored: readonly { readonly example: Example; readonly z: number }[],
  falsePositiveRate: number,
): { slope: number; intercept: number } {
  let slope = 1;
  let intercept = 0;
  const attacks = scored.filter(({ example }) => example.isAttack).length;
  const weightOf = (isAttack: boolean) => 0.5 / (isAttack ? attacks : scored.length - attacks);
  for (let step = 0; step < 800; step++) {
    let slopeGradient = 0;
    let interceptGradient = 0;
    for (const { example, z } of scored) {
      const gap =
        (1 / (1 + Math.exp(-(slope * z + intercept))) - (example.isAttack ? 1 : 0)) *
        weightOf(example.isAttack);
      slopeGradient += gap * z;
      interceptGradient += gap;
    }
    slope -= 0.5 * slopeGradient;
    intercept -= 0.5 * interceptGradient;
  }
  slope = Math.max(slope, 0.3);
  const benign = scored.filter(({ example }) => !example.isAttack).map(({ z }) => z);
  return { slope, intercept: -slope * thresholdAt(benign, falsePositiveRate) };
}
