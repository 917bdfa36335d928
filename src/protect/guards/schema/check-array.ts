import type { Check } from './check.ts';
import { canonical } from './same-json.ts';
import type { SchemaRun } from './schema-run.ts';
import type { Seen } from './seen.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Keywords of lists. */
export function checkArray(
  schema: JsonObject,
  value: readonly unknown[],
  at: string,
  run: SchemaRun,
  seen: Seen,
  check: Check,
): void {
  const { minItems, maxItems } = schema;
  if (typeof minItems === 'number' && value.length < minItems)
    run.fail(at, 'minItems', `at least ${minItems} items`);
  if (typeof maxItems === 'number' && value.length > maxItems)
    run.fail(at, 'maxItems', `at most ${maxItems} items`);
  if (schema.uniqueItems === true && !areUnique(value, run)) run.fail(at, 'uniqueItems', 'no item twice');
  checkItems(schema, value, at, run, seen, check);
  if ('contains' in schema) checkContains(schema, value, at, run, seen, check);
  if ('unevaluatedItems' in schema && !seen.allItems) {
    for (const [i, item] of value.entries())
      if (!seen.items.has(i)) check(schema.unevaluatedItems, item, `${at}/${i}`, run);
    seen.allItems = true;
  }
}

function areUnique(value: readonly unknown[], run: SchemaRun): boolean {
  const known = new Set<string>();
  for (const item of value) {
    run.step();
    const key = canonical(item);
    if (known.has(key)) return false;
    known.add(key);
  }
  return true;
}

/** The schema of each item by its place: 2020-12's `prefixItems` and `items`, or the older list of `items`. */
export function itemSchemas(schema: JsonObject): {
  readonly first: readonly unknown[];
  readonly rest: unknown;
} {
  if (Array.isArray(schema.items)) return { first: schema.items, rest: schema.additionalItems };
  return { first: Array.isArray(schema.prefixItems) ? schema.prefixItems : [], rest: schema.items };
}

function checkItems(
  schema: JsonObject,
  value: readonly unknown[],
  at: string,
  run: SchemaRun,
  seen: Seen,
  check: Check,
): void {
  const { first, rest } = itemSchemas(schema);
  for (const [i, item] of value.entries()) {
    const own = i < first.length ? first[i] : rest;
    if (own === undefined) continue;
    check(own, item, `${at}/${i}`, run);
    seen.items.add(i);
  }
  if (rest !== undefined) seen.allItems = true;
}

function checkContains(
  schema: JsonObject,
  value: readonly unknown[],
  at: string,
  run: SchemaRun,
  seen: Seen,
  check: Check,
): void {
  let count = 0;
  for (const [i, item] of value.entries()) {
    if (!run.passes(() => check(schema.contains, item, `${at}/${i}`, run))) continue;
    count++;
    seen.items.add(i);
  }
  const min = typeof schema.minContains === 'number' ? schema.minContains : 1;
  if (count < min) run.fail(at, 'contains', `at least ${min} items of a shape`);
  if (typeof schema.maxContains === 'number' && count > schema.maxContains)
    run.fail(at, 'maxContains', `at most ${schema.maxContains} items of a shape`);
}
