import { parseNetwork } from '../match/cidr.ts';
import { base64, base64Offsets, type Utf16Kind, utf16 } from '../match/encode.ts';
import { ANY, normalisePattern, type Pattern, parsePattern, plainText, windash } from '../match/pattern.ts';
import { compileRegex } from '../match/regex.ts';
import { numberOf } from '../match/texts-of.ts';
import type { FieldRelation, ValueTest } from './ast.ts';
import type { Modifiers } from './modifiers.ts';
import { expandPlaceholders, type Placeholders } from './placeholders.ts';
import { invalid } from './problem.ts';

type Path = readonly (string | number)[];
const REGEX_LENGTH_MAX = 4096;

/** Turns one value of a rule into what it tests; one value can become several (encodings, placeholders). */
export function valueTests(
  value: unknown,
  modifiers: Modifiers,
  placeholders: Placeholders,
  path: Path,
): ValueTest[] {
  if (value === null || value === undefined) return [nullTest(modifiers, path)];
  if (typeof value === 'object') throw invalid('a value must be a text, a number, a boolean or null', path);
  if (modifiers.exists) return [existsTest(value, path)];
  if (modifiers.comparison !== undefined || modifiers.timePart !== undefined)
    return [compareTest(value, modifiers, path)];
  const text = String(value);
  const texts = modifiers.expand ? expandPlaceholders(text, placeholders, path) : [text];
  return texts.flatMap((each) => textTests(each, modifiers, path));
}

function nullTest(modifiers: Modifiers, path: Path): ValueTest {
  const plain =
    modifiers.relation === 'equals' &&
    modifiers.transforms.length === 0 &&
    modifiers.comparison === undefined;
  if (plain && modifiers.regex === undefined && !modifiers.cidr && !modifiers.exists && !modifiers.fieldref) {
    return { kind: 'null' };
  }
  throw invalid('null takes no modifier but neq and all', path);
}

function existsTest(value: unknown, path: Path): ValueTest {
  if (typeof value !== 'boolean') throw invalid('exists needs true or false', path);
  return { kind: 'exists', expected: value };
}

function compareTest(value: unknown, modifiers: Modifiers, path: Path): ValueTest {
  const number = typeof value === 'number' ? value : numberOf(String(value));
  if (number === undefined) throw invalid('a comparison needs a number', path);
  const op = modifiers.comparison ?? 'eq';
  return modifiers.timePart === undefined
    ? { kind: 'compare', op, number }
    : { kind: 'compare', op, number, part: modifiers.timePart };
}

function textTests(text: string, modifiers: Modifiers, path: Path): ValueTest[] {
  if (modifiers.regex !== undefined) {
    if (text.length > REGEX_LENGTH_MAX)
      throw invalid(`a regular expression over ${REGEX_LENGTH_MAX} characters`, path);
    const test = { kind: 'regex', source: text, flags: modifiers.regex } as const;
    const fault = compileRegex(test.source, test.flags).fault;
    if (fault !== undefined) throw invalid(`regular expression: ${fault}`, path);
    return [test];
  }
  if (modifiers.cidr) {
    const network = parseNetwork(text);
    if (network === undefined)
      throw invalid(`'${text.slice(0, 64)}' is not a network in CIDR notation`, path);
    return [{ kind: 'cidr', network, shown: text }];
  }
  const { relation, cased } = modifiers;
  if (modifiers.fieldref) return [{ kind: 'fieldref', field: text, relation, cased }];
  return encoded(text, modifiers, path).map((pattern) => ({
    kind: 'text',
    pattern: related(pattern, relation),
    cased,
  }));
}

/** Applies the transforms in their written order; encodings take the plain text and yield plain texts. */
function encoded(text: string, modifiers: Modifiers, path: Path): Pattern[] {
  let patterns: Pattern[] = [parsePattern(text)];
  let isBytes = false;
  for (const transform of modifiers.transforms) {
    if (transform === 'windash') {
      patterns = patterns.map(windash);
      continue;
    }
    patterns = patterns.flatMap((pattern) => {
      const plain = plainText(pattern);
      if (plain === undefined) throw invalid(`${transform} cannot encode wildcards`, path);
      if (transform === 'base64') return [[base64(plain, isBytes)]];
      if (transform === 'base64offset') return base64Offsets(plain, isBytes).map((each) => [each]);
      return [[utf16(plain, transform satisfies Utf16Kind)]];
    });
    isBytes = !transform.startsWith('base64');
  }
  return patterns;
}

function related(pattern: Pattern, relation: FieldRelation): Pattern {
  const before = relation === 'contains' || relation === 'endswith' ? ([ANY] as const) : [];
  const after = relation === 'contains' || relation === 'startswith' ? ([ANY] as const) : [];
  return normalisePattern([...before, ...pattern, ...after]);
}
