/** Layers from the ground up; a file imports from its own layer or from those below it. */
const layers = ['kernel', 'contracts', 'storage', 'pipeline', 'domain', 'surface', 'root'] as const;
export type Layer = (typeof layers)[number];

/** Where a file of src/ stands in the house. */
export interface Place {
  readonly layer: Layer;
  /** What it belongs to within the layer: a domain such as `protect/gateway`, or the layer's folder. */
  readonly unit: string;
}

/** Wings whose folders are domains of their own. */
const wings = new Set(['protect', 'defend', 'respond', 'govern']);
const singleDomains = new Set(['identity', 'audit', 'approvals', 'simulator']);
const surfaces = new Set(['server', 'cli']);

/**
 * @param path relative to the repository, with slashes: `src/protect/gateway/chain.ts`
 * @returns undefined when the house has no such room, which is a fault of its own
 */
export function placeOf(path: string): Place | undefined {
  const [top, first = '', second = '', third] = path.split('/');
  if (top !== 'src') return undefined;
  if (first === 'main.ts') return { layer: 'root', unit: 'main.ts' };
  if (first === 'platform') return { layer: 'root', unit: 'platform' };
  if (first === 'kernel' || first === 'contracts' || first === 'storage' || first === 'pipeline') {
    return { layer: first, unit: first };
  }
  if (wings.has(first) && third !== undefined) return { layer: 'domain', unit: `${first}/${second}` };
  if (singleDomains.has(first)) return { layer: 'domain', unit: first };
  return surfaces.has(first) ? { layer: 'surface', unit: first } : undefined;
}

/** True when `upper` may look at `lower`. */
export function isBelowOrEqual(lower: Layer, upper: Layer): boolean {
  return layers.indexOf(lower) <= layers.indexOf(upper);
}
