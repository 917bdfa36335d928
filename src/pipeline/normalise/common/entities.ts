import type { Entity, EntityKind } from '../../../contracts/entity.ts';
import { cleanText } from './clean-text.ts';

const NAME_MAX = 512;
const ENTITIES_MAX = 16;

/** Adds an entity once; a name that means "nobody" (`-`, empty, not a text) adds nothing. */
export function addEntity(entities: Entity[], kind: EntityKind, value: unknown): void {
  if (typeof value !== 'string' || entities.length >= ENTITIES_MAX) return;
  const name = cleanText(value, NAME_MAX).trim();
  if (name === '' || name === '-') return;
  for (const entity of entities) if (entity.kind === kind && entity.name === name) return;
  entities.push({ kind, name });
}

/** Adds a host; host names know no case. */
export function addHost(entities: Entity[], value: unknown): void {
  if (typeof value === 'string') addEntity(entities, 'host', value.toLowerCase());
}

const NO_ADDRESS = new Set(['0.0.0.0', '::', '::1', '127.0.0.1', 'localhost']);

/** Adds an IP address; the unspecified and loop-back addresses name nobody. */
export function addIp(entities: Entity[], value: unknown): void {
  if (typeof value !== 'string' || value.length < 2 || value.length > 45 || NO_ADDRESS.has(value)) return;
  const plain = value.startsWith('::ffff:') && value.includes('.') ? value.slice(7) : value;
  if (looksLikeIp(plain) && !NO_ADDRESS.has(plain)) addEntity(entities, 'ip', plain);
}

/** A cheap check that keeps host names and words out; it does not prove that the address is valid. */
export function looksLikeIp(text: string): boolean {
  let dots = 0;
  let colons = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) dots++;
    else if (code === 58) colons++;
    else if (code >= 48 && code <= 57) continue;
    else if (colons === 0 && !text.includes(':')) return false;
    else if (!((code >= 97 && code <= 102) || (code >= 65 && code <= 70))) return code === 37 && colons > 1;
  }
  return colons > 1 || (dots === 3 && colons === 0);
}
