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
  ...passwordNames,
  'api_key',
  'api-key',
  'apikey',
  'api key',
  'secret',
  'token',
  'access_key',
  'accesskey',
  'private_key',
  'privatekey',
  'credential',
  'client_secret',
  'auth_key',
  'encryption_key',
  'signing_key',
];

/** Kinds of characters by code, so that long hostile runs are walked without a regex for each character. */
const NAME = 1;
const CLOSING = 2;
const kinds = new Uint8Array(128);
for (const unit of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-')
  kinds[unit.charCodeAt(0)] = NAME;
for (const unit of '"\'`])') kinds[unit.charCodeAt(0)] = CLOSING;
const endsValue = new Uint8Array(128);
for (const unit of ' \t\n\r\f\v"\'`,;<>(){}[]\\') endsValue[unit.charCodeAt(0)] = 1;

function kindOf(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 128 ? kinds[code]! : 0;
}

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
  while (index - from < NAME_REST_MAX && kindOf(text, index) === NAME) index++;
  while (index - from < NAME_REST_MAX + 3 && kindOf(text, index) === CLOSING) index++;
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
  const last = Math.min(text.length, start + VALUE_MAX);
  const closing = quote?.charCodeAt(0);
  let index = start;
  for (; index < last; index++) {
    const code = text.charCodeAt(index);
    if (closing === undefined ? code < 128 && endsValue[code] === 1 : code === closing || code === 10) break;
  }
  // A sentence's full stop is not part of the value.
  if (quote === undefined) while (index > start && '.:!?'.includes(text[index - 1]!)) index--;
  return index;
}

function judge(value: string, isPassword: boolean, isQuoted: boolean, text: string, end: number): number {
  const lengthMin = isPassword ? PASSWORD_LENGTH_MIN : KEY_LENGTH_MIN;
  if (value.length < lengthMin || value.length >= VALUE_MAX || /\s/.test(value)) return 0;
  if (!isQuoted && (text[end] === '(' || text[end] === '[')) return 0;
  if (
    /^https?:|^[./~]|^[A-Za-z_]+(?:\.[A-Za-z_]+)+$|^[a-z]+(?:[A-Z][a-z]+)+$|^[a-z]+(?:[-_][a-z]+)+$|^[A-Z_]+$/.test(
      value,
    )
  )
    return 0;
  if (isPlaceholder(value)) return 0;
  const hasDigit = /\d/.test(value);
  const hasLetter = /[A-Za-z]/.test(value);
  if (!hasLetter || !hasDigit) return isPassword && hasLetter && /[@#$%^&*+=|~_!?]/.test(value) ? 0.6 : 0;
  if (isPassword) return 0.7;
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)) return 0.5;
  const bits = entropy(value);
  return bits >= 3.5 ? 0.8 : bits >= 3 ? 0.6 : 0;
}
