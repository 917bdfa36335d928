import { parse as parseYaml } from 'yaml';
import { isObject } from './json-walk.ts';
import { parsePythonLiteral } from './parse-python-literal.ts';

/** YAML's parser is not linear in hostile input; a result of this size takes a few milliseconds. */
const YAML_CHARS_MAX = 32_768;
const YAML_BRACKETS_MAX = 200;
const NESTED_MAX = 3;
const ITEM_CHARS_MAX = 80;
const yamlStart = /^\s*(?:- )?["']?[\w .-]{1,64}["']?:(?:\s|$)/;

/**
 * What a tool's text says when it is a written-down structure: JSON, what Python prints of a dictionary, or YAML. A
 * structure tells fields from prose: an address in a field `from` is another thing than one inside of a sentence.
 *
 * @returns the structure, or the text itself when it is none
 */
export function parseData(text: string, depth = 0): unknown {
  const trimmed = text.trim();
  const first = trimmed[0];
  if (first === '{' || first === '[' || first === '"' || first === '(') {
    const value = parseJson(trimmed) ?? parsePythonLiteral(trimmed);
    if (typeof value === 'string' && depth < NESTED_MAX) return parseData(value, depth + 1);
    if (typeof value === 'object' && value !== null) return value;
  }
  if (isPlainYaml(trimmed) && (yamlStart.test(trimmed) || trimmed.startsWith('- '))) {
    const value = parseYamlText(trimmed);
    if (isObject(value) || isList(value)) return value;
  }
  return text;
}

/** Brackets inside of brackets cost the YAML parser far more than their length; no tool nests so deep on one line. */
function isPlainYaml(text: string): boolean {
  return text.length <= YAML_CHARS_MAX && (text.match(/[{[]/g)?.length ?? 0) <= YAML_BRACKETS_MAX;
}

/** Lines that begin with a dash are a list when none of them is longer than a field. */
function isList(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.some(isObject) || value.every((item) => String(item).length <= ITEM_CHARS_MAX);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // It only looked like JSON; the caller tries what else it may be.
    return undefined;
  }
}

function parseYamlText(text: string): unknown {
  try {
    return parseYaml(text, {
      maxAliasCount: 0,
      uniqueKeys: false,
      logLevel: 'silent',
      schema: 'core',
    }) as unknown;
  } catch {
    // Prose with colons is no YAML, and prose is how it is then judged.
    return undefined;
  }
}
