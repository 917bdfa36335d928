import { z } from 'zod';

/** How a setting is written as one string, in the environment or as a flag. */
export type SettingKind = 'string' | 'number' | 'boolean' | 'list' | 'json';

/** What the schema says about one leaf: enough to read it from a string and to document it. */
export interface Setting {
  /** Dotted, as in the file and in messages: `retention.hotDays`. */
  readonly key: string;
  readonly path: readonly string[];
  readonly kind: SettingKind;
  readonly description: string;
  /** Its value must never be shown. */
  readonly secret: boolean;
  /** Its value names a file or folder; a relative one is resolved against where it was written. */
  readonly isPath: boolean;
  readonly defaultText: string;
  /** Bounds and choices, for people. */
  readonly rangeText: string;
}

interface SettingMeta {
  readonly description?: string;
  readonly secret?: boolean;
  readonly path?: boolean;
  readonly defaultText?: string;
}

/** The schema inside of defaults and optionals, with everything that the wrappers say about it. */
export interface Unwrapped {
  readonly schema: z.ZodType;
  readonly meta: SettingMeta;
  readonly defaultValue: unknown;
}

export function unwrap(schema: z.ZodType): Unwrapped {
  let inner = schema;
  let meta = (schema.meta() ?? {}) as SettingMeta;
  let defaultValue: unknown;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodOptional) {
    if (inner instanceof z.ZodDefault) defaultValue ??= inner.def.defaultValue;
    inner = inner.unwrap() as z.ZodType;
    meta = { ...(inner.meta() as SettingMeta | undefined), ...meta };
  }
  return { schema: inner, meta, defaultValue };
}

/** All leaves of an object schema, in the order in which they are written there. */
export function listSettings(schema: z.ZodType, path: readonly string[] = []): readonly Setting[] {
  const found = unwrap(schema);
  if (found.schema instanceof z.ZodObject) {
    return Object.entries(found.schema.shape).flatMap(([name, child]) =>
      listSettings(child as z.ZodType, [...path, name]),
    );
  }
  const kind = kindOf(found.schema);
  return [
    {
      key: path.join('.'),
      path,
      kind,
      description: found.meta.description ?? '',
      secret: found.meta.secret ?? false,
      isPath: found.meta.path ?? false,
      defaultText:
        found.meta.defaultText ??
        (found.defaultValue === undefined ? '' : JSON.stringify(found.defaultValue)),
      rangeText: rangeOf(found.schema),
    },
  ];
}

function kindOf(schema: z.ZodType): SettingKind {
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (!(schema instanceof z.ZodArray)) return 'string';
  return unwrap(schema.element as z.ZodType).schema instanceof z.ZodObject ? 'json' : 'list';
}

function rangeOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodEnum) return schema.options.map((option) => `\`${option}\``).join(', ');
  if (schema instanceof z.ZodNumber) return `${schema.minValue} to ${schema.maxValue}`;
  if (schema instanceof z.ZodBoolean) return '`true`, `false`';
  if (schema instanceof z.ZodArray) return kindOf(schema) === 'list' ? 'list' : 'list of objects';
  return 'text';
}
