import { type Utf16Kind, utf16Kinds } from '../match/encode.ts';
import { type TimePart, timeParts } from '../match/time-part.ts';
import type { Comparison, FieldRelation, RegexFlags } from './ast.ts';
import { invalid } from './problem.ts';

/** What a key's modifiers ask for, in one record. */
export interface Modifiers {
  readonly relation: FieldRelation;
  readonly all: boolean;
  readonly cased: boolean;
  readonly negate: boolean;
  readonly regex: RegexFlags | undefined;
  readonly cidr: boolean;
  readonly exists: boolean;
  readonly fieldref: boolean;
  readonly expand: boolean;
  readonly comparison: Comparison | undefined;
  readonly timePart: TimePart | undefined;
  /** Changes to the text, in the order in which they were written. */
  readonly transforms: readonly Transform[];
}

export type Transform = Utf16Kind | 'base64' | 'base64offset' | 'windash';

const RELATIONS: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith']);
const COMPARISONS: ReadonlySet<string> = new Set(['lt', 'lte', 'gt', 'gte']);
const TRANSFORMS: ReadonlySet<string> = new Set([...utf16Kinds, 'base64', 'base64offset', 'windash']);
const SWITCHES: ReadonlySet<string> = new Set([
  'all',
  'cased',
  'neq',
  'cidr',
  'exists',
  'fieldref',
  'expand',
]);
const REGEX_FLAGS: ReadonlySet<string> = new Set(['i', 'm', 's', 'ignorecase', 'multiline', 'dotall']);

/** Reads the part of a key behind its field name. Throws when a modifier is unknown or two of them exclude each other. */
export function parseModifiers(names: readonly string[], path: readonly (string | number)[]): Modifiers {
  const has = (name: string) => names.includes(name);
  for (const name of names) checkKnown(name, has('re'), path);
  const relations = names.filter((name) => RELATIONS.has(name));
  const comparisons = names.filter((name) => COMPARISONS.has(name));
  const parts = names.filter((name): name is TimePart => (timeParts as readonly string[]).includes(name));
  if (relations.length > 1)
    throw invalid(`the modifiers ${relations.join(' and ')} exclude each other`, path);
  if (comparisons.length > 1 || parts.length > 1)
    throw invalid('more than one comparison or time modifier', path);
  const special = ['re', 'cidr', 'exists', ...COMPARISONS].filter(has);
  const text = names.filter((name) => RELATIONS.has(name) || TRANSFORMS.has(name) || name === 'fieldref');
  if (special.length > 1 || (special.length > 0 && text.length > 0)) {
    throw invalid(`the modifiers ${[...special, ...text].join(' and ')} exclude each other`, path);
  }
  return {
    relation: (relations[0] as FieldRelation | undefined) ?? 'equals',
    all: has('all'),
    cased: has('cased'),
    negate: has('neq'),
    regex: has('re') ? regexFlags(has) : undefined,
    cidr: has('cidr'),
    exists: has('exists'),
    fieldref: has('fieldref'),
    expand: has('expand'),
    comparison: comparisons[0] as Comparison | undefined,
    timePart: parts[0],
    transforms: names.filter((name): name is Transform => TRANSFORMS.has(name)),
  };
}

function regexFlags(has: (name: string) => boolean): RegexFlags {
  return {
    insensitive: has('i') || has('ignorecase'),
    multiLine: has('m') || has('multiline'),
    dotAll: has('s') || has('dotall'),
  };
}

function checkKnown(name: string, regex: boolean, path: readonly (string | number)[]): void {
  const known = RELATIONS.has(name) || COMPARISONS.has(name) || TRANSFORMS.has(name) || SWITCHES.has(name);
  if (known || name === 're' || (timeParts as readonly string[]).includes(name)) return;
  if (REGEX_FLAGS.has(name)) {
    if (regex) return;
    throw invalid(`the modifier ${name} needs the modifier re before it`, path);
  }
  throw invalid(`unknown modifier '${name.slice(0, 40)}'`, path);
}
