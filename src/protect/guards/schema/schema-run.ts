import { RE2JS } from 're2js';

/** Where a value breaks a schema. */
export interface SchemaError {
  /** JSON pointer to the value; of a key that should not be there, to the object that has it. */
  readonly pointer: string;
  readonly keyword: string;
  /** What is asked for, in words that quote nothing of the value. */
  readonly expected: string;
}

/** A schema that cannot be checked: it needs what is not here, or more work than it may cost. */
export class UncheckableSchema extends Error {
  override readonly name = 'UncheckableSchema';
}

type JsonObject = Readonly<Record<string, unknown>>;

const STEPS_MAX = 200_000;
const DEPTH_MAX = 96;
const ERRORS_MAX = 10;
const SCHEMAS_MAX = 20_000;
/** No id can be this. */
const AMBIGUOUS = ' ';
const PATTERNS_MAX = 500;
const PATTERN_UNITS_MAX = 1_000;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function pointerKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** One schema with its references and expressions, for as many values as come. */
export class SchemaSource {
  readonly root: unknown;
  readonly #patterns = new Map<string, RE2JS>();
  #names: Map<string, unknown> | undefined;

  constructor(root: unknown) {
    this.root = root;
  }

  /**
   * The schema that a reference names, within this one: a JSON pointer, an anchor or an id.
   *
   * @throws UncheckableSchema for one that leads elsewhere
   */
  resolve(reference: string): unknown {
    const [id = '', fragment] = reference.split('#', 2);
    const base = id === '' ? this.root : this.#named(id);
    if (base !== undefined) {
      if (fragment === undefined || fragment === '') return base;
      const found = fragment.startsWith('/') ? follow(base, fragment) : this.#named(`#${fragment}`);
      if (found !== undefined) return found;
    }
    throw new UncheckableSchema('a reference leads out of the schema');
  }

  /** @throws UncheckableSchema for what is no linear-time expression */
  pattern(source: string): RE2JS {
    const known = this.#patterns.get(source);
    if (known !== undefined) return known;
    if (source.length > PATTERN_UNITS_MAX || this.#patterns.size >= PATTERNS_MAX)
      throw new UncheckableSchema('its patterns are too many or too long');
    try {
      const made = RE2JS.compile(source.replace(/\\u([0-9a-fA-F]{4})/g, '\\x{$1}'));
      this.#patterns.set(source, made);
      return made;
    } catch (cause) {
      throw new UncheckableSchema('a pattern is no RE2 expression', { cause });
    }
  }

  /** The same for `$dynamicRef`, where no two schemas of the document are meant by one name. */
  resolveDynamic(reference: string): unknown {
    if (this.#named(AMBIGUOUS) !== undefined)
      throw new UncheckableSchema('a dynamic reference has several ends');
    return this.resolve(reference);
  }

  #named(name: string): unknown {
    this.#names ??= namesOf(this.root);
    return this.#names.get(name);
  }
}

function follow(from: unknown, fragment: string): unknown {
  let at = from;
  for (const token of fragment.slice(1).split('/')) {
    const key = decoded(token).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as JsonObject)[key];
  }
  return at;
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    // Not percent-encoded after all: the key is as it stands.
    return token;
  }
}

function namesOf(root: unknown): Map<string, unknown> {
  const names = new Map<string, unknown>();
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && at < SCHEMAS_MAX; at++) {
    const schema = queue[at];
    if (typeof schema !== 'object' || schema === null) continue;
    const { $id, $anchor, $dynamicAnchor } = schema as JsonObject;
    // Which of two is meant depends on the way there, which is not kept.
    const isAmbiguous = typeof $dynamicAnchor === 'string' && names.has(`#${$dynamicAnchor}`);
    if (isAmbiguous) names.set(AMBIGUOUS, schema);
    if (typeof $id === 'string') names.set($id.replace(/#$/, ''), schema);
    for (const anchor of [$anchor, $dynamicAnchor])
      if (typeof anchor === 'string') names.set(`#${anchor}`, schema);
    queue.push(...Object.values(schema));
  }
  return names;
}

/** One check of one value: what was found so far and how much work is left. */
export class SchemaRun {
  readonly source: SchemaSource;
  readonly errors: SchemaError[] = [];
  #stepsLeft = STEPS_MAX;
  #depth = 0;
  #isSilent = 0;
  #silentErrors = 0;

  constructor(source: SchemaSource) {
    this.source = source;
  }

  /** @throws UncheckableSchema when the value and the schema together are too much work */
  step(): void {
    if (--this.#stepsLeft < 0) throw new UncheckableSchema('it takes too many steps');
  }

  enter<T>(work: () => T): T {
    if (++this.#depth > DEPTH_MAX) throw new UncheckableSchema('it is nested too deeply');
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }

  fail(pointer: string, keyword: string, expected: string): void {
    if (this.#isSilent > 0) this.#silentErrors++;
    else if (this.errors.length < ERRORS_MAX) this.errors.push({ pointer, keyword, expected });
  }

  get failures(): number {
    return this.#isSilent > 0 ? this.#silentErrors : this.errors.length;
  }

  /** Whether the check finds nothing; what it finds is not told. */
  passes(check: () => void): boolean {
    const before = this.#silentErrors;
    this.#isSilent++;
    try {
      check();
      return this.#silentErrors === before;
    } finally {
      this.#isSilent--;
      this.#silentErrors = before;
    }
  }
}
