import type { Setting } from './settings.ts';

/** What a string turned out to be: a value for the schema to check, or why it cannot be one. */
export type ParsedText = { readonly value: unknown } | { readonly problem: string };

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['0', false],
  ['no', false],
  ['off', false],
]);

/** Reads a setting's value from the one string that the environment or a flag can hold. */
export function parseText(setting: Pick<Setting, 'kind' | 'secret'>, text: string): ParsedText {
  const shown = setting.secret ? 'the value given' : JSON.stringify(text.slice(0, 100));
  switch (setting.kind) {
    case 'string':
      return { value: text };
    case 'number':
      return NUMBER.test(text.trim())
        ? { value: Number(text) }
        : { problem: `must be a number, but is ${shown}` };
    case 'boolean': {
      const truth = TRUTHS.get(text.trim().toLowerCase());
      return truth === undefined ? { problem: `must be true or false, but is ${shown}` } : { value: truth };
    }
    case 'list':
      return text.trim().startsWith('[') ? parseJson(text, shown) : { value: splitList(text) };
    case 'json':
      return parseJson(text, shown);
  }
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function parseJson(text: string, shown: string): ParsedText {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: `must be a JSON list, but is ${shown}` };
  }
}
