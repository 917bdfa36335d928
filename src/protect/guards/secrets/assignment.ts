import { entropy } from './entropy.ts';
import { isPlaceholder } from './placeholders.ts';

/** A value assigned to a name that says it is secret. Offsets are of the value. */
export interface Assignment {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Names of values that people choose themselves: shorter and less random than keys. */
const passwordNames = new Set(['password', 'passwd', 'passphrase', 'pwd', 'passwort', 'contraseña', 'senha']);
export const assignmentKeywords = [
  ...passwordNames, 'api_key', 'api-key', 'apikey', 'api key', 'secret', 'token', 'access_key', 'accesskey', 'private_key', 'privatekey',
  'credential', 'client_secret', 'auth_key', 'encryption_key', 'signing_key',
];

const NAME_REST_MAX = 24;
const VALUE_MAX = 160;
const KEY_LENGTH_MIN = 12;
const PASSWORD_LENGTH_MIN = 6;

/**
 * Reads `name = "value"` from a keyword on, in the notations of code, JSON, YAML, INI, shells and prose, without
 * backtracking. Answers the value when it looks like a real secret: no placeholder, no code, random enough for its name.
 */
export function readAssignment(text: string, keyword: string, at: number): Assignment | null {
  const cursor = skipName(text, at + keyword.length);
  const operator = skipOperator(text, cursor);
  if (operator < 0) return null;
  const quote = text[operator];
  const isQuoted = quote === '"' || quote === "'" || quote === '`';
  const start = isQuoted ? operator + 1 : operator;
  const end = valueEnd(text, start, isQuoted ? quote : undefined);
  const score = judge(text.slice(start, end), passwordNames.has(keyword), isQuoted, text, end);
  return score === 0 ? null : { start, end, score };
}

function skipName(text: string, from: number): number {
  let index = from;
  while (index < text.length && index - from < NAME_REST_MAX && /[A-Za-z0-9_.-]/.test(text[index]!)) index++;
  while (index < text.length && index - from < NAME_REST_MAX + 3 && '"\'`])'.includes(text[index]!)) index++;
  return index;
}

/** Index of what follows `=`, `:`, `:=`, `=>` or " is ", or -1. */
function skipOperator(text: string, from: number): number {
  let index = skipBlanks(text, from);
  if (text.startsWith('is ', index)) {
    index += 2;
    if (text[skipBlanks(text, index)] === ':') index = skipBlanks(text, index) + 1;
  } else if (text[index] === '=' || text[index] === ':') {
    index++;
    while (index - from < 8 && (text[index] === '=' || text[index] === '>')) index++;
  } else return -1;
  return skipBlanks(text, index);
}

function skipBlanks(text: string, from: number): number {
  let index = from;
  while (index < from + 4 && (text[index] === ' ' || text[index] === '\t')) index++;
  return index;
}

function valueEnd(text: string, start: number, quote: string | undefined): number {
  let index = start;
  while (index < text.length && index - start < VALUE_MAX) {
    const unit = text[index]!;
    if (quote === undefined ? /[\s"'`,;<>(){}[\]\\]/.test(unit) : unit === quote || unit === '\n') break;
    index++;
  }
  // A sentence's full stop is not part of the value.
  return quote === undefined && /[.:!?]/.test(text[index - 1] ?? '') ? index - 1 : index;
}

function judge(value: string, isPassword: boolean, isQuoted: boolean, text: string, end: number): number {
  const lengthMin = isPassword ? PASSWORD_LENGTH_MIN : KEY_LENGTH_MIN;
  if (value.length < lengthMin || value.length >= VALUE_MAX || /\s/.test(value) || isPlaceholder(value)) return 0;
  if (!isQuoted && (text[end] === '(' || text[end] === '[')) return 0;
  if (/^https?:|^[./~]|^[A-Za-z_]+(?:\.[A-Za-z_]+)+$|^[a-z]+(?:[A-Z][a-z]+)+$|^[a-z]+(?:[-_][a-z]+)+$|^[A-Z_]+$/.test(value)) return 0;
  const hasDigit = /\d/.test(value);
  const hasLetter = /[A-Za-z]/.test(value);
  if (!hasLetter || !hasDigit) return isPassword && /[^A-Za-z0-9.,:;-]/.test(value) && hasLetter ? 0.6 : 0;
  if (isPassword) return 0.7;
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)) return 0.5;
  const bits = entropy(value);
  return bits >= 3.5 ? 0.8 : bits >= 3 ? 0.6 : 0;
}
