import { z } from 'zod';
import { type Entity, entityKinds } from '../../contracts/entity.ts';

/** Paging parameters of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(1024).optional(),
};

/** A parameter that may be repeated; always a list afterwards. */
export function repeatable<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .union([item, z.array(item).max(50)])
    .transform((value): z.output<Item>[] => (Array.isArray(value) ? value : [value]) as z.output<Item>[]);
}

/** `kind:name`, e.g. `host:WS01` or `ip:203.0.113.9`. */
export const entityParameter = z
  .string()
  .max(600)
  .regex(
    new RegExp(`^(?:${entityKinds.join('|')}):.+$`),
    `expected kind:name with kind one of ${entityKinds.join(', ')}`,
  )
  .transform((text): Entity => {
    const colon = text.indexOf(':');
    return { kind: text.slice(0, colon) as Entity['kind'], name: text.slice(colon + 1) };
  });

export const textParameter = z.string().min(1).max(500);
export const nameParameter = z.string().min(1).max(256);
export const flagParameter = z.enum(['true', 'false']).transform((text) => text === 'true');
export const idParams = z.strictObject({ id: z.string().min(1).max(128) });
export const nameParams = z.strictObject({ name: z.string().min(1).max(128) });

/** A page of items as every list answers it. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Drops what is undefined, so that optional port fields are absent, not undefined. */
export function defined<Values extends Record<string, unknown>>(values: Values): Defined<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Defined<Values>;
}

type Defined<Values> = {
  [Key in keyof Values as undefined extends Values[Key] ? never : Key]: Values[Key];
} & {
  [Key in keyof Values as undefined extends Values[Key] ? Key : never]?: Exclude<Values[Key], undefined>;
};
