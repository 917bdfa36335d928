/**
 * How the mock misbehaves. A model's name asks for it: `mock-slow`, `gpt-4o-429` and `drip` all end in the behaviour's
 * name. Anything else is answered well.
 */
export const behaviours = [
  'slow',
  'broken',
  'truncated',
  '429',
  '500',
  'hang',
  'reset',
  'drip',
  'leak',
  'echo',
  'tool-call',
  'reasoning',
  'html',
  'vulnerable',
  'robust',
  'refusing',
  'flaky',
] as const;
// biome-ignore format: the list reads better in one piece
export type Behaviour = (typeof behaviours)[number] | 'good';

export function behaviourOf(model: string): Behaviour {
  return behaviours.find((name) => model === name || model.endsWith(`-${name}`)) ?? 'good';
}
