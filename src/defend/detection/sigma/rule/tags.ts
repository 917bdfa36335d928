import type { Technique } from '../../../../contracts/technique.ts';

const ATTACK_TECHNIQUE = /^attack\.(t\d{4}(?:\.\d{3})?)$/i;
const ATLAS_TECHNIQUE = /^atlas\.(aml\.t\d{4}(?:\.\d{3})?)$/i;
const ATTACK_OTHER = /^attack\.(?:[gsc]\d{4}|ta\d{4})$/i;
const ATTACK_TACTIC = /^attack\.([a-z][a-z_-]+)$/i;

/**
 * Techniques that a rule's tags name (Sigma tags appendix: `attack.t1059.001`, `attack.execution`, `atlas.aml.t0051`).
 * A tactic tag is given to the techniques when it is the only one; with several the tags do not say which belongs where.
 */
export function techniquesOf(tags: readonly string[]): readonly Technique[] {
  const tactics = new Set<string>();
  for (const tag of tags) {
    const tactic = ATTACK_OTHER.test(tag) ? undefined : ATTACK_TACTIC.exec(tag)?.[1];
    if (tactic !== undefined) tactics.add(tactic.toLowerCase().replaceAll('_', '-'));
  }
  const only = tactics.size === 1 ? { tactic: [...tactics].join() } : {};
  const found = new Map<string, Technique>();
  for (const tag of tags) {
    const attack = ATTACK_TECHNIQUE.exec(tag)?.[1]?.toUpperCase();
    const atlas = ATLAS_TECHNIQUE.exec(tag)?.[1]?.toUpperCase();
    if (attack !== undefined) found.set(attack, { framework: 'attack', id: attack, ...only });
    if (atlas !== undefined) found.set(atlas, { framework: 'atlas', id: atlas });
  }
  return [...found.values()];
}
