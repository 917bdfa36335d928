import type { Check } from './check.ts';
import { isObject, pointerKey, type SchemaRun } from './schema-run.ts';
import type { Seen } from './seen.ts';

type JsonObject = Readonly<Record<string, unknown>>;

interface ObjectCheck {
  readonly schema: JsonObject;
  readonly value: JsonObject;
  readonly at: string;
  readonly run: SchemaRun;
  readonly seen: Seen;
  readonly check: Check;
}

/** Keywords of objects. */
export function checkObject(
  schema: JsonObject,
  value: JsonObject,
  at: string,
  run: SchemaRun,
  seen: Seen,
  check: Check,
): void {
  const task: ObjectCheck = { schema, value, at, run, seen, check };
  const keys = Object.keys(value);
  checkPresence(task, keys);
  for (const key of keys) checkProperty(task, key);
  checkDependent(task);
  if ('unevaluatedProperties' in schema && !seen.allKeys) {
    for (const key of keys) {
      if (seen.keys.has(key)) continue;
      if (schema.unevaluatedProperties === false)
        run.fail(at, 'unevaluatedProperties', 'no other properties');
      else check(schema.unevaluatedProperties, value[key], `${at}/${pointerKey(key)}`, run);
    }
    seen.allKeys = true;
  }
}

function checkPresence({ schema, value, at, run, check }: ObjectCheck, keys: readonly string[]): void {
  const { minProperties, maxProperties, required, propertyNames } = schema;
  if (typeof minProperties === 'number' && keys.length < minProperties)
    run.fail(at, 'minProperties', `at least ${minProperties} properties`);
  if (typeof maxProperties === 'number' && keys.length > maxProperties)
    run.fail(at, 'maxProperties', `at most ${maxProperties} properties`);
  for (const key of Array.isArray(required) ? required : []) {
    if (typeof key === 'string' && !Object.hasOwn(value, key))
      run.fail(at, 'required', `the property "${key.slice(0, 64)}"`);
  }
  if (propertyNames === undefined) return;
  for (const key of keys)
    if (!run.passes(() => check(propertyNames, key, at, run)))
      run.fail(at, 'propertyNames', 'names of a shape');
}

function checkProperty({ schema, value, at, run, seen, check }: ObjectCheck, key: string): void {
  run.step();
  const path = `${at}/${pointerKey(key)}`;
  let isKnown = false;
  const { properties, patternProperties, additionalProperties } = schema;
  if (isObject(properties) && Object.hasOwn(properties, key)) {
    isKnown = true;
    check(properties[key], value[key], path, run);
  }
  for (const [pattern, own] of isObject(patternProperties) ? Object.entries(patternProperties) : []) {
    if (!run.source.pattern(pattern).matcher(key).find()) continue;
    isKnown = true;
    check(own, value[key], path, run);
  }
  if (!isKnown && additionalProperties !== undefined) {
    isKnown = true;
    // The name is the model's own: it is not quoted.
    if (additionalProperties === false) run.fail(at, 'additionalProperties', 'no other properties');
    else check(additionalProperties, value[key], path, run);
  }
  if (isKnown) seen.keys.add(key);
}

function checkDependent({ schema, value, at, run, seen, check }: ObjectCheck): void {
  for (const keyword of ['dependentRequired', 'dependentSchemas', 'dependencies']) {
    const dependent = schema[keyword];
    for (const [key, needed] of isObject(dependent) ? Object.entries(dependent) : []) {
      if (!Object.hasOwn(value, key)) continue;
      if (!Array.isArray(needed)) seen.add(check(needed, value, at, run));
      else if (!needed.every((other) => Object.hasOwn(value, String(other))))
        run.fail(at, keyword, 'properties that belong together');
    }
  }
}
