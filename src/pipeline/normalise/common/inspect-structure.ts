import { isObject, type JsonObject } from './json-object.ts';
import { recordLimits } from './limits.ts';

export type StructureVerdict = 'ok' | 'too_deep' | 'too_many_fields';

const DANGEROUS_KEY = '__proto__';
const HARMLESS_KEY = '_proto_';

let nodesLeft = 0;

/**
 * Walks a parsed record once, so that all code behind it may recurse and copy without fear: refuses what is nested too
 * deep or too large, and renames the key `__proto__`, which a plain assignment elsewhere would turn into a prototype.
 */
export function inspectStructure(record: JsonObject): StructureVerdict {
  nodesLeft = recordLimits.nodesMax;
  return walkObject(record, 1);
}

function walkObject(object: JsonObject, depth: number): StructureVerdict {
  if (depth > recordLimits.depthMax) return 'too_deep';
  let dangerous = false;
  for (const key in object) {
    if (--nodesLeft < 0) return 'too_many_fields';
    if (key === DANGEROUS_KEY) dangerous = true;
    const value = object[key];
    if (typeof value !== 'object' || value === null) continue;
    const verdict = walk(value, depth + 1);
    if (verdict !== 'ok') return verdict;
  }
  if (dangerous) renameDangerousKey(object);
  return 'ok';
}

function walk(value: object, depth: number): StructureVerdict {
  if (isObject(value)) return walkObject(value, depth);
  if (depth > recordLimits.depthMax) return 'too_deep';
  for (const element of value as readonly unknown[]) {
    if (--nodesLeft < 0) return 'too_many_fields';
    if (typeof element !== 'object' || element === null) continue;
    const verdict = walk(element, depth + 1);
    if (verdict !== 'ok') return verdict;
  }
  return 'ok';
}

function renameDangerousKey(object: JsonObject): void {
  const value = Object.getOwnPropertyDescriptor(object, DANGEROUS_KEY)?.value;
  delete object[DANGEROUS_KEY];
  object[HARMLESS_KEY] = value;
}
