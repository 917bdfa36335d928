const LENGTH_MIN = 1;
/** Escapes that stand for a class, a place or a control character: they end a run of literal characters. */
const BREAKING_ESCAPE = /^[dDwWsSbBAzntrfva]$/;

/**
 * A text that every match of a regular expression holds, for the index: the longest run of literal characters outside of
 * groups and classes. Undefined when there is none or the expression is beyond this simple reading.
 *
 * @param insensitive when case is ignored, runs also end at non-ASCII characters and at `k` and `s`, which RE2 takes to be
 * equal to the Kelvin sign and the long s, where folding per code unit does not
 */
export function regexLiteral(source: string, insensitive: boolean): string | undefined {
  const runs: string[] = [];
  let run = '';
  const end = () => {
    runs.push(run);
    run = '';
  };
  for (let i = 0; i < source.length; i++) {
    const character = source.charAt(i);
    if (character === '|') return undefined;
    if (character === '*' || character === '?' || character === '{') {
      // The character before may be missing from a match.
      run = run.slice(0, -1);
      end();
      if (character === '{') i = Math.max(i, source.indexOf('}', i));
    } else if ('.^$+)'.includes(character)) {
      end();
    } else if (character === '[' || character === '(') {
      end();
      i = character === '[' ? classEnd(source, i) : groupEnd(source, i);
      if (i < 0) return undefined;
    } else if (character === '\\') {
      const escaped = source.charAt(++i);
      if (BREAKING_ESCAPE.test(escaped)) end();
      else if (/^[A-Za-z0-9]?$/.test(escaped)) return undefined;
      else run += escaped;
    } else {
      run += character;
    }
  }
  end();
  const pieces = insensitive ? runs.flatMap((each) => each.split(/[^\x20-\x7e]|[kKsS]/)) : runs;
  const longest = pieces.reduce((best, each) => (each.length > best.length ? each : best), '');
  return longest.length >= LENGTH_MIN ? longest : undefined;
}

/** Index of the bracket that closes the class at `start`; -1 when there is none. */
function classEnd(source: string, start: number): number {
  let i = start + 1;
  if (source.charAt(i) === '^') i++;
  if (source.charAt(i) === ']') i++;
  for (; i < source.length; i++) {
    if (source.startsWith('[:', i)) {
      const close = source.indexOf(':]', i + 2);
      if (close > 0) i = close + 1;
    } else if (source.charAt(i) === '\\') i++;
    else if (source.charAt(i) === ']') return i;
  }
  return -1;
}

/** Index of the parenthesis that closes the group at `start`; -1 when there is none. */
function groupEnd(source: string, start: number): number {
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    const character = source.charAt(i);
    if (character === '\\') i++;
    else if (character === '[') {
      i = classEnd(source, i);
      if (i < 0) return -1;
    } else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return i;
  }
  return -1;
}
