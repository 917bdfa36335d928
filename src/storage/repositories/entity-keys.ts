import type { Entity } from '../../contracts/entity.ts';

export interface EntityKey {
  readonly kind: string;
  /** Names compare without regard to case. */
  readonly name_key: string;
}

export function entityKey({ kind, name }: { readonly kind: string; readonly name: string }): EntityKey {
  return { kind, name_key: name.toLowerCase() };
}

/** Keys of the entities, each once, at most `max`. */
export function entityKeys(entities: readonly Entity[], max: number): EntityKey[] {
  const keys = new Map<string, EntityKey>();
  for (const entity of entities) {
    if (keys.size >= max) break;
    const key = entityKey(entity);
    keys.set(`${key.kind}:${key.name_key}`, key);
  }
  return [...keys.values()];
}
