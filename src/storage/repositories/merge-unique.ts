import type { Entity } from '../../contracts/entity.ts';
import type { Technique } from '../../contracts/technique.ts';

/** An incident shows so many entities and techniques; its findings hold them all. */
export const incidentEntitiesMax = 100;
const TECHNIQUES_MAX = 100;

function mergeUnique<Item>(
  held: readonly Item[],
  more: readonly Item[],
  keyOf: (item: Item) => string,
  max: number,
): Item[] {
  const byKey = new Map(held.map((item) => [keyOf(item), item]));
  for (const item of more) {
    if (byKey.size >= max) break;
    const key = keyOf(item);
    if (!byKey.has(key)) byKey.set(key, item);
  }
  return [...byKey.values()];
}

export function mergeEntities(held: readonly Entity[], more: readonly Entity[]): Entity[] {
  return mergeUnique(held, more, ({ kind, name }) => `${kind}:${name.toLowerCase()}`, incidentEntitiesMax);
}

export function mergeTechniques(held: readonly Technique[], more: readonly Technique[]): Technique[] {
  return mergeUnique(held, more, ({ framework, id }) => `${framework}:${id}`, TECHNIQUES_MAX);
}
