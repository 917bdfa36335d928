import type { Token } from './token.ts';

const CONSTANTS = new Set([
  'true',
  'false',
  'null',
  'nil',
  'none',
  'undefined',
  'nan',
  'new',
  'await',
  'return',
  'not',
  'and',
  'or',
  'in',
  'is',
  'if',
  'else',
  'lambda',
  'function',
  'const',
  'async',
  'b',
  'r',
  'u',
  'typeof',
  'as',
  'string',
  'std',
  'c_str',
  'self',
]);
/** What is put through one of these is no longer anybody's to shape. */
const SANITISER =
  /^(?:.*(?:escape|sanitiz|sanitis|encodeuri|urlencode|htmlspecialchars|htmlentities|purif|allowlist|whitelist|validate|secure_?filename|basename|safe_?join|shlex|shellquote|shell_quote)\w*|quote|int|integer|parseint|number|parsefloat|float|atoi|tointeger|intval|floatval|bool|uuid|len|length|count|strconv|to_i|abs|md5|sha1|sha256|hexdigest|bleach|getname|quotename|literal|identifier)$/i;
const CAPITALS = /^[A-Z][A-Z0-9_]+$/;

export function isSanitiser(token: Token): boolean {
  return token.kind === 'word' && SANITISER.test(token.text);
}

/** Whether a token stands for a value that is known only when the code runs. */
export function isValue(token: Token): boolean {
  if (token.kind === 'string') return token.isFilled;
  if (token.kind !== 'word') return false;
  return !CONSTANTS.has(token.text.toLowerCase()) && !CAPITALS.test(token.text);
}

/** Whether an expression's value is known only when the code runs and went through nothing that cleans it. */
export function isDynamic(tokens: readonly Token[]): boolean {
  let hasValue = false;
  const harmless = isPlatform(tokens);
  for (const [at, token] of tokens.entries()) {
    if (isSanitiser(token)) return false;
    // A keyword argument's name is no value, and neither is an empty list's.
    if (isValue(token) && tokens[at + 1]?.text !== '=' && !harmless.has(at)) hasValue = true;
  }
  return hasValue;
}

/** Places of words that tell what the machine is. */
function isPlatform(tokens: readonly Token[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (let at = 0; at + 2 < tokens.length; at++) {
    const pair = `${tokens[at]!.text}${tokens[at + 1]!.text}${tokens[at + 2]!.text}`;
    if (
      /^(?:os\.name|sys\.(?:platform|executable)|process\.(?:platform|execPath)|platform\.system)$/.test(pair)
    )
      for (const place of [at, at + 1, at + 2]) places.add(place);
  }
  return places;
}

const SQL =
  /^\s*(?:\(?\s*select\s[\s\S]*?\bfrom\b|insert\s+(?:ignore\s+)?into\s|update\s+\S+\s+set\b|delete\s+from\s|(?:drop|alter|create|truncate)\s+(?:table|database|user|view|index)\s|replace\s+into\s|exec(?:ute)?\s+\w+|grant\s+\w+|with\s+\w+\s+as\s*\(|select\s+\S)/i;
const GLUE = new Set(['+', '%', '||', '.', '&']);
const FORMATTERS =
  /^(?:format|sprintf|Sprintf|formatted|printf|asprintf|snprintf|Format|interpolate|strcat|concat|append)$/;
/** The same before an opening bracket, with Rust's sign of a macro. */
const CALLED_FORMATTERS = new RegExp(`${FORMATTERS.source}|^!$`);
/** Parts of a statement that are put together from placeholders and names, not from values. */
const STRUCTURE =
  /^(?:[\w.]*_?)?(?:placeholders?|qmarks?|binds?|bindings|params?|columns?|cols|fields?|filters?|tables?|table_?names?|schema|where|clauses?|conditions?|order|order_?by|newestfirst|limit|joins?|set_?clause|sql|select|relation|suffix|prefix|keys|names)(?:[_.\w]*)?$/i;

/** Whether an expression puts values into the text of an SQL statement. */
export function buildsSql(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ kind, text }) => kind === 'string' && SQL.test(text));
  if (at < 0 || isTagged(tokens, at)) return false;
  const { first, end } = termAround(tokens, at);
  const term = tokens.slice(first, end);
  const isFormatted =
    tokens[first - 1]?.text === '(' && CALLED_FORMATTERS.test(tokens[first - 2]?.text ?? '');
  const filled = isFormatted ? restOfCall(tokens, end) : [];
  if (term.some(isSanitiser) || filled.some(isSanitiser)) return false;
  if (filled.some((token) => isValue(token) && !STRUCTURE.test(token.text))) return true;
  return term.some((token, i) => {
    if (token.kind === 'string') return token.isFilled && hasValueInside(token.text);
    if (!isValue(token) || STRUCTURE.test(token.text) || FORMATTERS.test(token.text)) return false;
    return isGlued(term, i) || isFormatArgument(term, i);
  });
}

/** `sql` before a text in backticks takes the values apart from it. */
function isTagged(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at]!.quote === '`' && before !== undefined && (before.kind === 'word' || before.text === '>');
}

/** The tokens around one that belong to the same argument. */
function termAround(tokens: readonly Token[], at: number): { readonly first: number; readonly end: number } {
  const isBorder = (text: string) => text === ',' || text === ';' || text === '=';
  let first = at;
  for (let depth = 0; first > 0; first--) {
    const { kind, text } = tokens[first - 1]!;
    if (kind !== 'mark') continue;
    if (text === ')' || text === ']' || text === '}') depth++;
    else if ((text === '(' || text === '[' || text === '{') && --depth < 0) break;
    else if (depth === 0 && isBorder(text)) break;
  }
  return { first, end: termEnd(tokens, at + 1, isBorder) };
}

function termEnd(tokens: readonly Token[], from: number, isBorder: (text: string) => boolean): number {
  let end = from;
  for (let depth = 0; end < tokens.length; end++) {
    const { kind, text } = tokens[end]!;
    if (kind !== 'mark') continue;
    if (text === '(' || text === '[' || text === '{') depth++;
    else if ((text === ')' || text === ']' || text === '}') && --depth < 0) break;
    else if (depth === 0 && isBorder(text)) break;
  }
  return end;
}

/** What follows an argument up to the end of its call. */
function restOfCall(tokens: readonly Token[], from: number): readonly Token[] {
  return tokens.slice(
    from,
    termEnd(tokens, from, () => false),
  );
}

/** A value with a sign before or behind it that joins texts. */
function isGlued(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.text === '+' || tokens[at + 1]?.text === '||') return true;
  let before = at - 1;
  // Back over what a value hangs on: `+ (user.name`.
  while (before >= 0 && (tokens[before]!.text === '(' || tokens[before]!.text === '.')) {
    if (tokens[before]!.text === '.' && tokens[before - 1]?.kind === 'string') return !isCall(tokens, at);
    before--;
    if (tokens[before]?.kind === 'word' && tokens[before + 1]?.text === '.') before--;
  }
  return before >= 0 && GLUE.has(tokens[before]!.text) && tokens[before]!.text !== '.';
}

function isCall(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.text === '(';
}

/** A value in the brackets of `.format(`. */
function isFormatArgument(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(0, at)
    .some(
      ({ text }, i) => FORMATTERS.test(text) && tokens[i + 1]?.text === '(' && tokens[i - 1]?.text === '.',
    );
}

/** What stands in the braces of a filled string is more than the names of tables and columns. */
function hasValueInside(text: string): boolean {
  const inside = [...text.matchAll(/[$#]?\{([^{}]*)\}|\\\(([^)]*)\)|\$(\w+(?:->\w+)?)/g)].map(
    ([, braces, paren, name]) => (braces ?? paren ?? name ?? '').trim(),
  );
  return inside.some((expression) => {
    if (expression === '' || /^\d+$/.test(expression) || CAPITALS.test(expression)) return false;
    const name = /^[\w.]+/.exec(expression.replace(/^(?:this\.|self\.|await )/, ''))?.[0] ?? '';
    return (
      !STRUCTURE.test(name) &&
      !/(?:relation|columns|select|fields|join|map)\(/i.test(expression) &&
      !SANITISER.test(name.split('.')[0]!)
    );
  });
}
