import { entropy } from './entropy.ts';
import type { FindContext, SpecialReader, SpecialRule } from './find-context.ts';
import { isPlaceholder } from './placeholders.ts';

/** How far behind `curl` its options are looked for: characters and lines. */
const COMMAND_MAX = 2048;
const LINES_MAX = 6;

const userOption =
  /(?:-u|--user)(?:=|[ \t]{0,5})(?:"(:[^"\n]{3,200}|[^:"\n]{3,100}:[^"\n]{0,200})"|'([^:'\n]{0,100}:[^'\n]{3,200})'|((?:"[^"\n]{3,100}"|'[^'\n]{3,100}'|[\w$@.-]{1,100}):(?:"[^"\n]{3,100}"|'[^'\n]{3,100}'|[\w${}@.-]{1,200})))(?=\s|$|["'`)\\])/y;
const headerOption =
  /(?:-H|--header)(?:=|[ \t]{0,5})(["'])(?:authorization:[ \t]{0,5}(?:basic[ \t]{1,3}|(?:bearer|(?:api-)?token)[ \t]{1,3})?|(?:x-(?:[a-z]{1,40}-){0,2})?(?:api-?)?(?:key|token):[ \t]{0,5})([\w=~@.+/-]{8,4096})\1/iy;
/** Users and passwords that stand for anybody's. */
const innocentUser =
  /:(?:change(?:it|me)|pass(?:word)?|passwd|pwd|test|token|secret|user|x-oauth-basic|admin|guest|\*+|x+|\[[^\]]*\])['"]?$|^['"]?<[^:]+:[^>]+>|:['"]?(?:<[^>]+>|\$(?:\w|\{\w+\}|\()|\{\{|%\w+%)|^['"]?\$\(/i;

/** Credentials on the command line of curl: `-u name:password`, and headers of authorisation. */
export const curlCredentials: SpecialRule = {
  kind: 'special',
  ids: ['curl-auth-user', 'curl-auth-header'],
  anchors: ['curl'],
  open: (context: FindContext): SpecialReader => {
    let readTo = 0;
    return (at) => {
      if (!isWord(context.text, at)) return;
      // Nothing new is in reach of a command that stands close behind another.
      const end = at + 4 + COMMAND_MAX <= readTo ? readTo : commandEnd(context.text, at + 4);
      // Commands side by side share their reach: nothing is read twice.
      readOptions(context, Math.max(at + 4, readTo), end);
      readTo = Math.max(readTo, end);
    };
  },
};

function isWord(text: string, at: number): boolean {
  return !/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + 4] ?? ' ');
}

function commandEnd(text: string, from: number): number {
  // A slice bounds the search: the next line end may be a megabyte away.
  const reach = text.slice(from, from + COMMAND_MAX);
  let at = 0;
  for (let lines = 0; lines < LINES_MAX; lines++) {
    const next = reach.indexOf('\n', at);
    if (next < 0) return from + reach.length;
    at = next + 1;
    // An empty line between two others ends no command that people paste.
    if (reach[at] === '\n') at++;
  }
  return from + at;
}

function readOptions(context: FindContext, from: number, end: number): void {
  const { text } = context;
  for (let at = from; at < end; at++) {
    if (text.charCodeAt(at) !== 45 || !' \t\n\r'.includes(text[at - 1] ?? '.')) continue;
    const sign = text[at + 1] === '-' ? text[at + 2] : text[at + 1];
    if (sign === 'u') readUser(context, at);
    else if (sign === 'H' || sign === 'h') readHeader(context, at);
  }
}

function readUser({ text, report }: FindContext, at: number): void {
  userOption.lastIndex = at;
  const match = userOption.exec(text);
  if (match === null) return;
  const pair = match[1] ?? match[2] ?? match[3]!;
  if (entropy(pair) < 2 || innocentUser.test(pair)) return;
  const start = at + match[0].lastIndexOf(pair);
  const colon = pair.startsWith('"') ? pair.indexOf(':', pair.indexOf('"', 1)) : pair.indexOf(':');
  const secret = pair.slice(colon + 1).replace(/["']/g, '');
  report(
    'curl-auth-user',
    start,
    start + pair.length,
    isPlaceholder(secret === '' ? pair : secret) ? 0.3 : 0.8,
  );
}

function readHeader({ text, report }: FindContext, at: number): void {
  headerOption.lastIndex = at;
  const match = headerOption.exec(text);
  if (match === null) return;
  const value = match[2]!;
  if (entropy(value) < 2.75) return;
  const start = at + match[0].length - 1 - value.length;
  report('curl-auth-header', start, start + value.length, isPlaceholder(value) ? 0.3 : 0.85);
}
