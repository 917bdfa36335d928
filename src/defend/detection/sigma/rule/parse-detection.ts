import type { Item, Selection, ValueTest } from './ast.ts';
import { type Modifiers, parseModifiers } from './modifiers.ts';
import type { Placeholders } from './placeholders.ts';
import { invalid } from './problem.ts';
import { valueTests } from './value-tests.ts';

type Path = readonly (string | number)[];

const DEPTH_MAX = 16;
const VALUES_MAX = 50_000;

/** A keyword is looked for anywhere in a value. */
const KEYWORD = parseModifiers(['contains'], []);

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads one search identifier: a map, a list of maps, a list of keywords, or a lone keyword. */
export function parseSelection(value: unknown, placeholders: Placeholders, path: Path, depth = 0): Selection {
  if (depth > DEPTH_MAX) throw invalid('the detection is nested too deeply', path);
  if (isMap(value)) return parseMap(value, placeholders, path);
  if (!Array.isArray(value)) return keywords([value], KEYWORD, placeholders, path);
  if (value.length === 0) throw invalid('an empty list matches nothing', path);
  const plain = value.filter((each) => !isMap(each) && !Array.isArray(each));
  const children = value.flatMap((each, index) =>
    isMap(each) || Array.isArray(each)
      ? [parseSelection(each, placeholders, [...path, index], depth + 1)]
      : [],
  );
  if (plain.length > 0) children.push(keywords(plain, KEYWORD, placeholders, path));
  return children.length === 1 && children[0] !== undefined ? children[0] : { kind: 'any', children };
}

function parseMap(map: Readonly<Record<string, unknown>>, placeholders: Placeholders, path: Path): Selection {
  const children = Object.entries(map).map(([key, value]) =>
    parseEntry(key, value, placeholders, [...path, key]),
  );
  if (children.length === 0) throw invalid('an empty map matches nothing', path);
  return children.length === 1 && children[0] !== undefined ? children[0] : { kind: 'all', children };
}

function parseEntry(key: string, value: unknown, placeholders: Placeholders, path: Path): Selection {
  const [field = '', ...names] = key.split('|').map((part) => part.trim());
  const modifiers = parseModifiers(names, path);
  if (field === '') return keywords(listOf(value), keywordModifiers(modifiers, path), placeholders, path);
  if (isMap(value)) throw invalid('a field cannot hold a map', path);
  return item(field, listOf(value), names.join('|'), modifiers, placeholders, path);
}

function keywordModifiers(modifiers: Modifiers, path: Path): Modifiers {
  const fieldOnly = modifiers.exists || modifiers.fieldref || modifiers.comparison !== undefined;
  if (fieldOnly || modifiers.timePart !== undefined) throw invalid('this modifier needs a field', path);
  return modifiers.relation === 'equals' ? { ...modifiers, relation: 'contains' } : modifiers;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function keywords(
  values: readonly unknown[],
  modifiers: Modifiers,
  placeholders: Placeholders,
  path: Path,
): Selection {
  if (values.some((value) => value === null || value === ''))
    throw invalid('a keyword cannot be empty', path);
  return item(undefined, values, modifiers.all ? 'all' : '', modifiers, placeholders, path);
}

function item(
  field: string | undefined,
  values: readonly unknown[],
  modifierText: string,
  modifiers: Modifiers,
  placeholders: Placeholders,
  path: Path,
): Selection {
  if (values.length === 0) throw invalid('an empty list matches nothing', path);
  if (values.length > VALUES_MAX) throw invalid(`more than ${VALUES_MAX} values`, path);
  const groups = values.map((value) => valueTests(value, modifiers, placeholders, path));
  const make = (tests: readonly ValueTest[], all: boolean): Item => {
    return { kind: 'item', field, tests, all, negate: modifiers.negate, modifiers: modifierText };
  };
  if (!modifiers.all || groups.every((group) => group.length === 1))
    return make(groups.flat(), modifiers.all);
  // With `all`, each written value must be found in one of the forms that its encoding gave it.
  const children = groups.map((tests) => make(tests, false));
  if (children.length === 1 && children[0] !== undefined) return children[0];
  return { kind: modifiers.negate ? 'any' : 'all', children };
}
