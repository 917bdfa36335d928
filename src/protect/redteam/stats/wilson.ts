/** A rate with the interval in which it lies with 95 % confidence. Fractions, 0..1. */
export interface Rate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval (Wilson 1927, Journal of the American Statistical Association 22, 209-212): honest for small
 * counts and for rates at 0 and 1, where the usual interval has no width. Undefined without a single trial.
 */
export function wilson(hits: number, trials: number): Rate | undefined {
  if (trials === 0) return undefined;
  const rate = hits / trials;
  const square = Z * Z;
  const centre = (rate + square / (2 * trials)) / (1 + square / trials);
  const half =
    (Z / (1 + square / trials)) * Math.sqrt((rate * (1 - rate)) / trials + square / (4 * trials * trials));
  // Where the count is extreme the bound is exact; arithmetic would leave a trace of it.
  return {
    rate,
    low: hits === 0 ? 0 : Math.max(0, centre - half),
    high: hits === trials ? 1 : Math.min(1, centre + half),
  };
}
