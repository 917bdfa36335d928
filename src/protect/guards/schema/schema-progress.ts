import { itemSchemas } from './check-array.ts';
import { allowedTypes } from './check-scalar.ts';
import { schemaErrors } from './check-schema.ts';
import { type JsonKind, JsonProgress, type JsonWatcher } from './json-progress.ts';
import { isObject, pointerKey, type SchemaError, type SchemaSource } from './schema-run.ts';

/** A list or object that is not complete, with what is known of its place in the schema. */
interface Level {
  readonly pointer: string;
  readonly schemas: readonly unknown[];
  /** Items of a list so far; -1 for an object. */
  items: number;
  key: string;
}

/** The first error, thrown so that nothing more is read. */
class Impossible extends Error {
  readonly error: SchemaError;

  constructor(error: SchemaError) {
    super(error.keyword);
    this.error = error;
  }
}

const REFERENCES_MAX = 16;

/**
 * Reads a growing answer against a schema and notices as soon as no ending could satisfy it any more: a value of the wrong
 * kind, a key that may not be there, a finished text or number that breaks its rules. The rest is for the end.
 */
export class SchemaProgress implements JsonWatcher {
  readonly #source: SchemaSource;
  readonly #json = new JsonProgress(this);
  readonly #levels: Level[] = [];
  #value: { readonly pointer: string; readonly schemas: readonly unknown[] };

  constructor(source: SchemaSource) {
    this.#source = source;
    this.#value = { pointer: '', schemas: this.#expand([source.root]) };
  }

  get isComplete(): boolean {
    return this.#json.isComplete;
  }

  /**
   * @returns the error that can no longer be mended, if there is one
   * @throws NotJson, UncheckableSchema
   */
  push(text: string): SchemaError | undefined {
    try {
      this.#json.push(text);
      return undefined;
    } catch (error) {
      if (error instanceof Impossible) return error.error;
      throw error;
    }
  }

  onStart(kind: JsonKind): void {
    this.#value = this.#next();
    const { pointer, schemas } = this.#value;
    for (const schema of schemas) {
      if (schema === false) throw new Impossible({ pointer, keyword: 'false schema', expected: 'nothing' });
      const types = isObject(schema) ? allowedTypes(schema) : undefined;
      if (types === undefined || types.some((type) => mayBe(kind, type))) continue;
      throw new Impossible({ pointer, keyword: 'type', expected: types.join(' or ') });
    }
    if (kind === 'object' || kind === 'array')
      this.#levels.push({ pointer, schemas, items: kind === 'array' ? 0 : -1, key: '' });
  }

  onKey(key: string): void {
    const level = this.#levels.at(-1)!;
    level.key = key;
    for (const schema of level.schemas) {
      if (!isObject(schema) || schema.additionalProperties !== false) continue;
      const { properties, patternProperties } = schema;
      const isKnown =
        (isObject(properties) && Object.hasOwn(properties, key)) ||
        (isObject(patternProperties) &&
          Object.keys(patternProperties).some((one) => this.#source.pattern(one).matcher(key).find()));
      if (!isKnown)
        throw new Impossible({
          pointer: level.pointer,
          keyword: 'additionalProperties',
          expected: 'no other properties',
        });
    }
  }

  onScalar(text: string): void {
    const { pointer, schemas } = this.#value;
    const value: unknown = JSON.parse(text);
    for (const schema of schemas) {
      const [error] = schemaErrors(this.#source, value, pointer, schema);
      if (error !== undefined) throw new Impossible(error);
    }
  }

  onEnd(): void {
    this.#levels.pop();
  }

  /** The place of the value that begins. */
  #next(): { readonly pointer: string; readonly schemas: readonly unknown[] } {
    const level = this.#levels.at(-1);
    if (level === undefined) return this.#value;
    if (level.items < 0) {
      const schemas = level.schemas.flatMap((schema) => propertySchema(schema, level.key));
      return { pointer: `${level.pointer}/${pointerKey(level.key)}`, schemas: this.#expand(schemas) };
    }
    const index = level.items++;
    const schemas = level.schemas.flatMap((schema) => itemSchema(schema, index));
    return { pointer: `${level.pointer}/${index}`, schemas: this.#expand(schemas) };
  }

  /** With the schemas that these refer to, all of which a value has to satisfy as well. */
  #expand(schemas: readonly unknown[]): readonly unknown[] {
    const all = [...schemas];
    for (let at = 0; at < all.length && at < REFERENCES_MAX; at++) {
      const schema = all[at];
      if (!isObject(schema)) continue;
      if (typeof schema.$ref === 'string') all.push(this.#source.resolve(schema.$ref));
      if (Array.isArray(schema.allOf)) all.push(...schema.allOf);
    }
    return all;
  }
}

function mayBe(kind: JsonKind, type: string): boolean {
  if (kind === 'number') return type === 'number' || type === 'integer';
  if (kind === 'word') return type === 'boolean' || type === 'null';
  return type === kind;
}

function propertySchema(schema: unknown, key: string): unknown[] {
  if (!isObject(schema) || !isObject(schema.properties) || !Object.hasOwn(schema.properties, key)) return [];
  return [schema.properties[key]];
}

function itemSchema(schema: unknown, index: number): unknown[] {
  if (!isObject(schema)) return [];
  const { first, rest } = itemSchemas(schema);
  const own = index < first.length ? first[index] : rest;
  return own === undefined ? [] : [own];
}
