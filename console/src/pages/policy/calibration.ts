interface Point {
  readonly rate: number;
  readonly threshold: number;
}

/** The share of innocent texts that a threshold flags, between the measured points; undefined outside of them. */
export function rateAt(calibration: readonly Point[], threshold: number): number | undefined {
  const points = [...calibration].sort((a, b) => a.threshold - b.threshold);
  for (let index = 0; index + 1 < points.length; index += 1) {
    const low = points[index]!;
    const high = points[index + 1]!;
    if (threshold < low.threshold || threshold > high.threshold) continue;
    const part =
      high.threshold === low.threshold ? 0 : (threshold - low.threshold) / (high.threshold - low.threshold);
    // Rates are far apart: between them the share falls by the same factor for the same step.
    return low.rate * (high.rate / low.rate) ** part;
  }
  return undefined;
}

/** `1 in 200`, for shares that nobody can picture as percents. */
export function oneIn(rate: number): string {
  const every = 1 / rate;
  const rounded = every >= 100 ? Math.round(every / 10) * 10 : Math.round(every);
  return `1 in ${rounded.toLocaleString('en-GB')}`;
}

/** What a guard's setting means, in a sentence; undefined where nobody has measured it. */
export function meaningOf(
  calibration: readonly Point[],
  rule: { readonly threshold?: number | undefined; readonly falsePositiveRate?: number | undefined },
): string | undefined {
  if (calibration.length === 0) return undefined;
  if (rule.falsePositiveRate !== undefined)
    return `About ${oneIn(rule.falsePositiveRate)} innocent texts is taken for an attack.`;
  const threshold = rule.threshold ?? 0.5;
  const rate = rateAt(calibration, threshold);
  if (rate !== undefined) return `About ${oneIn(rate)} innocent texts is taken for an attack.`;
  const strictest = calibration.reduce((least, point) => (point.rate < least.rate ? point : least));
  const loosest = calibration.reduce((most, point) => (point.rate > most.rate ? point : most));
  if (threshold > strictest.threshold)
    return `Fewer than ${oneIn(strictest.rate)} innocent texts is taken for an attack.`;
  return `More than ${oneIn(loosest.rate)} innocent texts is taken for an attack.`;
}
