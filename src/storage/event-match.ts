import type { EventRow } from './event-row.ts';
import type { EventQuery } from './ports/index.ts';

const DEPTH_MAX = 16;
/** An array is looked through this far. */
const ITEMS_MAX = 1_000;

/**
 * Whether the row has the query's text, fields and entity. The database has only made sure that it looks like it: that
 * is quick, and this is exact.
 */
export function matchesExactly(
  row: EventRow,
  query: Pick<EventQuery, 'fields' | 'entity' | 'text'>,
): boolean {
  const { entity, fields, text } = query;
  if (text !== undefined && !isAscii(text) && !row.raw.toLowerCase().includes(text.toLowerCase()))
    return false;
  if (entity && !hasEntity(row.entities, entity)) return false;
  const wanted = Object.entries(fields ?? {});
  if (wanted.length === 0) return true;
  const ocsf: unknown = JSON.parse(row.ocsf);
  return wanted.every(([path, value]) => hasValue(ocsf, path.split('.').slice(0, DEPTH_MAX), value));
}

function hasEntity(json: string, wanted: { readonly kind: string; readonly name: string }): boolean {
  const entities = JSON.parse(json) as readonly { readonly kind: string; readonly name: string }[];
  const name = wanted.name.toLowerCase();
  return entities.some((entity) => entity.kind === wanted.kind && entity.name.toLowerCase() === name);
}

/** Walks the path; an array matches when one of its items does; a key may itself hold dots. */
function hasValue(node: unknown, path: readonly string[], value: string): boolean {
  if (Array.isArray(node)) return node.slice(0, ITEMS_MAX).some((item) => hasValue(item, path, value));
  if (path.length === 0) return node !== null && typeof node !== 'object' && String(node) === value;
  if (node === null || typeof node !== 'object') return false;
  const record = node as Readonly<Record<string, unknown>>;
  for (let taken = 1; taken <= path.length; taken++) {
    const key = path.slice(0, taken).join('.');
    if (Object.hasOwn(record, key) && hasValue(record[key], path.slice(taken), value)) return true;
  }
  return false;
}

/** Of such texts every database knows the other case, whatever its locale. */
export function isAscii(text: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(text);
}
