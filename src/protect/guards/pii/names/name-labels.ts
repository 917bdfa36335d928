/** Labels of the tagger in the order of its weights: outside, then the beginning and inside of each type. */
export const LABELS = 9;
export const OUTSIDE = 0;
/** Types as they are reported; label 1 + 2 * index begins one, 2 + 2 * index goes on. */
export const nameTypes = ['PERSON', 'ADDRESS', 'LOCATION', 'ORGANIZATION'] as const;
/** Short names of the training data, same order. */
export const trainingTypes = ['PER', 'ADDR', 'LOC', 'ORG'] as const;

/** Whether `to` may follow `from` (-1 at the beginning): an inside needs its beginning or inside before it. */
export function mayFollow(from: number, to: number): boolean {
  if (to === OUTSIDE || to % 2 === 1) return true;
  return from === to || from === to - 1;
}
