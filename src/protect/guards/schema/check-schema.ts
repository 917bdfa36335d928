import type { Check } from './check.ts';
import { checkArray } from './check-array.ts';
import { checkObject } from './check-object.ts';
import { allowedTypes, checkScalar, isOfType } from './check-scalar.ts';
import { isSameJson } from './same-json.ts';
import { isObject, type SchemaError, SchemaRun, type SchemaSource } from './schema-run.ts';
import { Seen } from './seen.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Where a value breaks a JSON Schema (2020-12, with what drafts 4 to 7 and OpenAPI call differently). An interpreter:
 * nothing is compiled to code, expressions run in linear time, and every check has a bound.
 *
 * @param schema the part of the document to check against; all of it when left out
 * @throws UncheckableSchema
 */
export function schemaErrors(
  source: SchemaSource,
  value: unknown,
  at = '',
  schema: unknown = source.root,
): readonly SchemaError[] {
  const run = new SchemaRun(source);
  check(schema, value, at, run);
  return run.errors;
}

const check: Check = (schema, value, at, run) => {
  run.step();
  const seen = new Seen();
  if (schema === false) run.fail(at, 'false schema', 'nothing');
  if (!isObject(schema)) return seen;
  run.enter(() => checkKeywords(schema, value, at, run, seen));
  return seen;
};

function checkKeywords(schema: JsonObject, value: unknown, at: string, run: SchemaRun, seen: Seen): void {
  const { $ref, $dynamicRef, $recursiveRef } = schema;
  if (typeof $ref === 'string') seen.add(check(run.source.resolve($ref), value, at, run));
  for (const reference of [$dynamicRef, $recursiveRef])
    if (typeof reference === 'string') seen.add(check(run.source.resolveDynamic(reference), value, at, run));
  const types = allowedTypes(schema);
  if (types !== undefined && !types.some((type) => isOfType(value, type)))
    run.fail(at, 'type', types.join(' or ') || 'no known type');
  if ('const' in schema && !isSameJson(schema.const, value)) run.fail(at, 'const', 'one given value');
  if (Array.isArray(schema.enum) && !schema.enum.some((one) => isSameJson(one, value)))
    if (!(value === null && schema.nullable === true))
      run.fail(at, 'enum', `one of ${schema.enum.length} given values`);
  checkScalar(schema, value, at, run);
  checkCombined(schema, value, at, run, seen);
  checkConditional(schema, value, at, run, seen);
  if (Array.isArray(value)) checkArray(schema, value, at, run, seen, check);
  else if (isObject(value)) checkObject(schema, value, at, run, seen, check);
}

function schemas(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function checkCombined(schema: JsonObject, value: unknown, at: string, run: SchemaRun, seen: Seen): void {
  for (const part of schemas(schema.allOf)) seen.add(check(part, value, at, run));
  if (Array.isArray(schema.anyOf)) {
    const fitting = fits(schema.anyOf, value, at, run);
    if (fitting.length === 0) run.fail(at, 'anyOf', `one of ${schema.anyOf.length} shapes`);
    for (const one of fitting) seen.add(one);
  }
  if (Array.isArray(schema.oneOf)) {
    const fitting = fits(schema.oneOf, value, at, run);
    if (fitting.length !== 1) run.fail(at, 'oneOf', `exactly one of ${schema.oneOf.length} shapes`);
    else seen.add(fitting[0]!);
  }
  if ('not' in schema && run.passes(() => check(schema.not, value, at, run)))
    run.fail(at, 'not', 'not this shape');
}

/** What the schemas that fit have looked at. */
function fits(options: readonly unknown[], value: unknown, at: string, run: SchemaRun): Seen[] {
  const fitting: Seen[] = [];
  for (const option of options) {
    let seen: Seen | undefined;
    const isFitting = run.passes(() => {
      seen = check(option, value, at, run);
    });
    if (isFitting && seen !== undefined) fitting.push(seen);
  }
  return fitting;
}

function checkConditional(schema: JsonObject, value: unknown, at: string, run: SchemaRun, seen: Seen): void {
  if (!('if' in schema)) return;
  const [condition] = fits([schema.if], value, at, run);
  if (condition !== undefined) seen.add(condition);
  const branch = condition === undefined ? 'else' : 'then';
  if (branch in schema) seen.add(check(schema[branch], value, at, run));
}
