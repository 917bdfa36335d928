import { isObject, type JsonObject } from './json-object.ts';
import { recordLimits } from './limits.ts';

/**
 * Nested keys joined by a dot, as Sigma rules spell them. An array of plain values stays one value; an array of objects
 * becomes one list per key (`items: [{a: 1}, {a: 2}]` is `items.a: [1, 2]`). The result has no prototype, so a field
 * called `constructor` is only ever the record's own. Needs a record that passed `inspectStructure`.
 */
export function flatten(record: JsonObject): JsonObject {
  const fields: JsonObject = Object.create(null);
  for (const key in record) flattenInto(fields, key, record[key]);
  return fields;
}

/** Adds one value, flattened, under a name; a name that is taken becomes a list. */
export function flattenInto(fields: JsonObject, name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    addField(fields, name, value);
  } else if (name.length > recordLimits.fieldNameMax) {
    addField(fields, name.slice(0, recordLimits.fieldNameMax), value);
  } else if (isObject(value)) {
    for (const key in value) flattenInto(fields, `${name}.${key}`, value[key]);
  } else {
    flattenArray(fields, name, value as readonly unknown[]);
  }
}

function flattenArray(fields: JsonObject, name: string, values: readonly unknown[]): void {
  const plain = values.every((value) => typeof value !== 'object' || value === null);
  if (plain) {
    if (values.length > 0) addField(fields, name, values.length === 1 ? values[0] : values);
    return;
  }
  for (const value of values) flattenInto(fields, name, value);
}

function addField(fields: JsonObject, name: string, value: unknown): void {
  const present = fields[name];
  if (present === undefined) {
    fields[name] = value;
  } else if (Array.isArray(present)) {
    // A list that came from the record itself is shared with it; it is copied before it grows.
    if (grown.has(present)) present.push(value);
    else grow(fields, name, [...present, value]);
  } else {
    grow(fields, name, [present, value]);
  }
}

const grown = new WeakSet<unknown[]>();

function grow(fields: JsonObject, name: string, values: unknown[]): void {
  grown.add(values);
  fields[name] = values;
}
