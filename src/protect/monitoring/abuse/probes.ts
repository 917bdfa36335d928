/** What is watched, each a yes or no of one call (of one minute for `sudden-volume`). */
export const probes = [
  'near-duplicate-sweep',
  'same-structure-sweep',
  'coverage-crawl',
  'probability-harvest',
  'unusual-prompts',
  'sudden-volume',
] as const;
export type Probe = (typeof probes)[number];

/** How often it happened lately, in steps; what is usual depends on it, for people do things in bursts. */
export const STATES = 5;
const bounds = [0.04, 0.15, 0.35, 0.65];

export function stateOf(recentShare: number): number {
  let state = 0;
  while (state < bounds.length && recentShare >= bounds[state]!) state++;
  return state;
}

/**
 * Highest chance that is taken for ordinary before a route is known, by state; what a route teaches can only raise it.
 * Somebody who works on one prompt sends versions of it in a row: each is likely after another, rare after none. Set
 * so that the benign streams of `bench/monitoring` keep the stated rate.
 */
export const usualOfOne: Readonly<Record<Probe, readonly number[]>> = {
  'near-duplicate-sweep': [0.05, 0.18, 0.4, 0.57, 0.7],
  'same-structure-sweep': [0.05, 0.18, 0.4, 0.57, 0.7],
  'coverage-crawl': [1, 1, 1, 1, 1],
  'probability-harvest': [0.05, 0.18, 0.32, 0.47, 0.62],
  'unusual-prompts': [0.12, 0.25, 0.44, 0.64, 0.8],
  'sudden-volume': [0.001, 0.1, 0.2, 0.3, 0.5],
};

/**
 * The same between different keys, before the group's own past takes its place: many who ask one thing are ordinary
 * where a bot answers questions, so that at first only traffic that is hardly anything else stands out.
 */
export const usualOfMany: Readonly<Record<Probe, readonly number[]>> = {
  ...usualOfOne,
  'near-duplicate-sweep': [0.3, 0.4, 0.5, 0.65, 0.8],
  'same-structure-sweep': [0.3, 0.4, 0.5, 0.65, 0.8],
  'probability-harvest': [0.1, 0.2, 0.3, 0.5, 0.7],
};

/** Probes without an opinion of their own: they compare with what a route has taught, and are silent before. */
export const learnedOnly: ReadonlySet<Probe> = new Set<Probe>(['coverage-crawl']);
