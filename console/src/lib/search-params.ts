/** The address's query as it is typed: plain text, a repeated key is a list. */
export type SearchRecord = Record<string, unknown>;

/** `?status=new&status=closed&q=x` to `{status: ['new', 'closed'], q: 'x'}`. */
export function parseSearch(text: string): SearchRecord {
  const out: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const before = out[key];
    if (before === undefined) out[key] = value;
    else out[key] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return out;
}

/** The inverse of {@link parseSearch}; empty values are left out. */
export function stringifySearch(search: SearchRecord): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (part === undefined || part === null || part === '' || part === false) continue;
      params.append(key, String(part));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Text of a search value; undefined when there is none. */
export function one(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** The value as a list of texts; undefined when there is none, so that it stays out of the address. */
export function many(value: unknown): string[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).filter(
    (part): part is string => typeof part === 'string' && part !== '',
  );
  return list.length > 0 ? list : undefined;
}

/** The value if it is one of `allowed`. */
export function oneOf<const Item extends string>(value: unknown, allowed: readonly Item[]): Item | undefined {
  const text = one(value);
  return allowed.find((item) => item === text);
}

/** The values that are among `allowed`. */
export function manyOf<const Item extends string>(
  value: unknown,
  allowed: readonly Item[],
): Item[] | undefined {
  const list = many(value)?.filter((text): text is Item => allowed.some((item) => item === text));
  return list && list.length > 0 ? list : undefined;
}

/** Drops keys whose value is undefined, so that the address stays short and types stay exact. */
export function compact<Shape extends object>(
  shape: Shape,
): { [Key in keyof Shape]?: NonNullable<Shape[Key]> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Shape]?: NonNullable<Shape[Key]>;
  };
}
