import type { z } from 'zod';
import { type Config, configSchema } from '../config.ts';
import type { ConfigProblem } from './config-error.ts';
import { isRecord, type Layer, originOf } from './origin.ts';
import type { Setting } from './settings.ts';
import { suggest } from './suggest.ts';

type Checked = { readonly config: Config } | { readonly problems: readonly ConfigProblem[] };

/** Checks merged settings against the schema and says of each fault which key it is and where it was written. */
export function checkSettings(layer: Layer, settings: readonly Setting[]): Checked {
  const result = configSchema.safeParse(layer.values);
  if (result.success) return { config: result.data };
  const secretKeys = new Set(settings.filter((setting) => setting.secret).map((setting) => setting.key));
  return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, layer, settings, secretKeys)) };
}

function problemsOf(
  issue: z.core.$ZodIssue,
  layer: Layer,
  settings: readonly Setting[],
  secretKeys: ReadonlySet<string>,
): readonly ConfigProblem[] {
  const where = (path: readonly PropertyKey[]) => originOf(layer.origins, path) ?? 'default';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => {
      const path = [...issue.path, name];
      const key = path.join('.');
      const known = [...settings.map((setting) => setting.key), ...sections(settings)];
      return { key, message: `no such setting${suggest(key, known)}`, origin: where(path) };
    });
  }
  const key = issue.path.join('.');
  const value = valueAt(layer.values, issue.path);
  const shown =
    value === undefined || isRecord(value) || secretKeys.has(key) ? '' : `, but is ${show(value)}`;
  return [{ key, message: `${messageOf(issue, value)}${shown}`, origin: where(issue.path) }];
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? 'is missing'
        : `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return issue.message;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters long';
  return origin === 'array' ? ' items long' : '';
}

function show(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 100) ?? String(value);
}

function sections(settings: readonly Setting[]): readonly string[] {
  return [...new Set(settings.flatMap((setting) => setting.path.slice(0, -1)))];
}

function valueAt(tree: unknown, path: readonly PropertyKey[]): unknown {
  let node = tree;
  for (const name of path) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Readonly<Record<PropertyKey, unknown>>)[name];
  }
  return node;
}
