import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { isRecord, type Layer } from './origin.ts';
import type { Setting } from './settings.ts';

/** Makes the paths of a layer absolute: a file's are relative to the file, a flag's to the working folder. */
export function resolvePaths(layer: Layer, settings: readonly Setting[], base: string): Layer {
  const pathKeys = new Set(settings.filter((setting) => setting.isPath).map((setting) => setting.key));
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return pathKeys.has(key) ? toAbsolute(value, base) : value;
    if (Array.isArray(value)) return value.map((item) => visit(item, key === FOLLOW ? `${FOLLOW}[]` : key));
    // Followed files are the one list of objects; the schema's walk does not go into lists, so it is named here.
    if (key === `${FOLLOW}[]` && isRecord(value) && typeof value.path === 'string') {
      return { ...value, path: toAbsolute(value.path, base) };
    }
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [
        name,
        visit(child, key === '' ? name : `${key}.${name}`),
      ]),
    );
  };
  return { values: visit(layer.values, '') as Layer['values'], origins: layer.origins };
}

const FOLLOW = 'ingest.follow';

function toAbsolute(path: string, base: string): string {
  // An empty path stays empty, for the schema to refuse, instead of becoming the base.
  if (path === '') return path;
  return path === '~' || path.startsWith('~/') ? resolve(homedir(), path.slice(2)) : resolve(base, path);
}
