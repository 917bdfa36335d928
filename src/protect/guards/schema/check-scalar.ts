import { hasFormat } from './formats.ts';
import type { SchemaRun } from './schema-run.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const typeNames = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const;

/** Whether a value is of a type that JSON Schema knows; unknown names fit nothing. */
export function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
    case 'string':
    case 'boolean':
      return typeof value === type;
    default:
      return false;
  }
}

/** The types that a schema allows; undefined for all. OpenAPI's `nullable` counts. */
export function allowedTypes({ type, nullable }: JsonObject): readonly string[] | undefined {
  const list = Array.isArray(type) ? type : type === undefined ? undefined : [type];
  const known = list?.filter((name) => typeNames.includes(name as (typeof typeNames)[number]));
  return nullable === true && known !== undefined ? [...(known as string[]), 'null'] : (known as string[]);
}

/** Keywords of numbers and texts. */
export function checkScalar(schema: JsonObject, value: unknown, at: string, run: SchemaRun): void {
  if (typeof value === 'number') checkNumber(schema, value, at, run);
  else if (typeof value === 'string') checkString(schema, value, at, run);
}

function checkNumber(schema: JsonObject, value: number, at: string, run: SchemaRun): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (typeof minimum === 'number') {
    const isOut = exclusiveMinimum === true ? value <= minimum : value < minimum;
    if (isOut) run.fail(at, 'minimum', `a number from ${minimum} on`);
  }
  if (typeof maximum === 'number') {
    const isOut = exclusiveMaximum === true ? value >= maximum : value > maximum;
    if (isOut) run.fail(at, 'maximum', `a number up to ${maximum}`);
  }
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
    run.fail(at, 'exclusiveMinimum', `a number above ${exclusiveMinimum}`);
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
    run.fail(at, 'exclusiveMaximum', `a number below ${exclusiveMaximum}`);
  if (typeof multipleOf === 'number' && multipleOf > 0 && !isMultiple(value, multipleOf))
    run.fail(at, 'multipleOf', `a multiple of ${multipleOf}`);
}

function isMultiple(value: number, of: number): boolean {
  const ratio = value / of;
  if (!Number.isFinite(ratio)) return Number.isInteger(value) && value % of === 0;
  return Math.abs(ratio - Math.round(ratio)) <= 1e-9 * Math.max(1, Math.abs(ratio)) && Number.isFinite(ratio);
}

function checkString(schema: JsonObject, value: string, at: string, run: SchemaRun): void {
  const { minLength, maxLength, pattern, format } = schema;
  if (typeof minLength === 'number' || typeof maxLength === 'number') {
    const length = lengthOf(value);
    if (typeof minLength === 'number' && length < minLength)
      run.fail(at, 'minLength', `at least ${minLength} characters`);
    if (typeof maxLength === 'number' && length > maxLength)
      run.fail(at, 'maxLength', `at most ${maxLength} characters`);
  }
  if (typeof pattern === 'string' && !run.source.pattern(pattern).matcher(value).find())
    run.fail(at, 'pattern', 'a text that fits the pattern');
  if (typeof format === 'string' && !hasFormat(value, format))
    run.fail(at, 'format', `a text of format ${format}`);
}

/** Characters, a surrogate pair counting once. */
function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
