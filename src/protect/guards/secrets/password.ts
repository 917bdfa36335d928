import type { ValuePlaces } from './assignment-reader.ts';
import { parseCharacterSet } from './character-set.ts';
import { entropy } from './entropy.ts';
import type { FindContext } from './find-context.ts';
import { isPlaceholder } from './placeholders.ts';
import { hasDigit, wordShare } from './random-text.ts';
import { RunReader } from './run-reader.ts';

/** A password in a text; offsets of the value. */
export interface Password {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Names of values that people choose themselves: shorter and less random than keys. */
export const passwordKeywords = ['password', 'passwd', 'passphrase', 'pwd', 'passwort', 'contrase', 'senha'];

const LENGTH_MIN = 6;
const LENGTH_MAX = 64;
const RANDOM_MIN = 8;
/** A digit, a sign, or letters enough. */
const worthReading = /[\d@#$%^&*+|~!?]|^.{8}/;
const bare = new RunReader(parseCharacterSet('^\\s"\'`,;<>(){}[\\]\\\\'));
const quoted = {
  '"': new RunReader(parseCharacterSet('^"\\n')),
  "'": new RunReader(parseCharacterSet("^'\\n")),
  '`': new RunReader(parseCharacterSet('^`\\n')),
};
type Quote = keyof typeof quoted;
const innocentName =
  /^(?:s\b|\.[a-z]{1,4}\b|[_.-]?(?:hash|policy|length|reset|file|path|strength|field|label|hint|input|type|(?:id|min|max)(?![a-z])|url|regex|pattern|error|enco?[dr]|format|salt|manager|protect|based|confirm|name))/i;
/** Patterns and names of algorithms. */
const innocentForm = /\]\{\d|\.\*|^(?:scram-)?(?:sha|md|crc)-?\d|^(?:aes|argon|bcrypt|pbkdf|scrypt)/i;
/** Code, paths, types, templates and messages rather than a value. */
const innocentValue =
  /^https?:|^[./~]|^[A-Za-z_$]\w*(?:\.[A-Za-z_$]\w*)+|^[a-z]+(?:[A-Z][a-z]+)+\d?$|^[a-z]+(?:[-_][a-z]+)+\d?$|^[A-Z_\d]+$|^[$%{<]|^(?:un)?defined|::|=>|\|\||&&|\(\)|^u[0-9a-f]{4}/;

/** Reads what is assigned to a name of passwords, when it is a value and not code, a template or a word. */
export function readPassword(context: FindContext, keywordEnd: number, places: ValuePlaces): Password | null {
  const { text } = context;
  const last = places.starts.at(-1);
  if (last === undefined || innocentName.test(text.slice(keywordEnd, keywordEnd + 12))) return null;
  // A quote says where the value begins, whatever signs stand behind it.
  for (const start of places.starts) {
    const found = isQuote(text[start - 1]) || start === last ? readValue(context, start) : null;
    if (found !== null) return found;
  }
  return null;
}

function readValue(context: FindContext, start: number): Password | null {
  const { text } = context;
  const quote = text[start - 1];
  const isQuoted = isQuote(quote);
  const end = valueEnd(context, start, isQuoted ? quote : undefined);
  if (end < 0) return null;
  if (end - start < LENGTH_MIN || end - start > LENGTH_MAX) return null;
  const value = text.slice(start, end);
  if (!worthReading.test(value) || /\s/.test(value)) return null;
  const hasSign = /[@#$%^&*+|~!?]/.test(value);
  const hasNumber = hasDigit(value);
  if (!hasNumber && !(isQuoted && (hasSign || isRandom(value)))) return null;
  if (!isQuoted && (text[end] === '(' || text[end] === '[')) return null;
  // The next member of an object: `password`,required:!0.
  if (!isQuoted && text[start - 1] === ',' && /^[\w$]+[:=]/.test(value)) return null;
  if (innocentValue.test(value) || innocentForm.test(value)) return null;
  if (isPlaceholder(value) || !/[A-Za-z]/.test(value)) return null;
  if (!hasNumber) return { start, end, score: 0.6 };
  // Words with a number behind them are what examples and tests use; people use them too, so they are noted.
  const score = wordShare(value) > 0.6 && !hasSign ? 0.4 : 0.7;
  return { start, end, score };
}

function isQuote(unit: string | undefined): unit is Quote {
  return unit === '"' || unit === "'" || unit === '`';
}

function isRandom(value: string): boolean {
  return value.length >= RANDOM_MIN && wordShare(value) === 0 && entropy(value) >= 2.5;
}

/** End of the value, or -1 when its quote does not close in reach. */
function valueEnd({ text, scan }: FindContext, start: number, quote: Quote | undefined): number {
  if (quote !== undefined) {
    const end = quoted[quote].end(text, start, LENGTH_MAX + 1, scan);
    return text[end] === quote ? (text[end - 1] === '\\' ? end - 1 : end) : -1;
  }
  let end = bare.end(text, start, LENGTH_MAX + 1, scan);
  while (end > start && '.:!?'.includes(text[end - 1]!)) end--;
  return end;
}
