import { isSanitiser } from './dynamic.ts';
import type { Token } from './token.ts';

/**
 * Where values come from that somebody far away wrote: sequences of words, each of several. What stands on a command line
 * or is typed at a prompt is its user's own.
 */
const sources: readonly (readonly RegExp[])[] = [
  [
    /^(?:req|request|Request|HttpContext|ctx|context|event|flask)$/,
    /^\.$/,
    /^(?:query|body|params|headers|cookies|args|form|values|json|data|files|get_json|GET|POST|query_params|queryStringParameters|query_string|QUERY_STRING|COOKIES|rawBody|originalUrl|Query|Form|QueryString|Params|Cookies|Headers|param|getParameter|getHeader|getQueryString|getCookies|request)$/,
  ],
  [/^(?:location|window|document)$/, /^\.$/, /^(?:hash|search|href|referrer|URL|location|cookie|name)$/],
  [/^(?:getParameter|FormValue|PostFormValue|getQueryString|useSearchParams|get_argument)$/, /^\($/],
  [/^URL$/, /^\.$/, /^Query$/],
  [/^(?:c|ctx|context)$/, /^\.$/, /^(?:Param|Query|PostForm|DefaultQuery|FormValue|QueryParam)$/],
  [/^\$_(?:GET|POST|REQUEST|COOKIE|FILES|SERVER)$/],
  [/^params$/, /^\[$/],
  [/^(?:mux)$/, /^\.$/, /^Vars$/],
  [/^(?:user_?input|userInput|user_?supplied\w*|userSupplied\w*|untrusted\w*)$/i],
  [/^searchParams$/, /^\.$/, /^get$/],
];
const ANNOTATION =
  /^@(?:RequestParam|PathVariable|QueryParam|PathParam|RequestBody|RequestHeader|FormParam|Query|Body|Param)$/;
const NAMES_MAX = 256;

/** Which names hold values that somebody outside wrote, as far as the code shows it. */
export class Taint {
  readonly #names = new Set<string>();

  /** Whether an expression holds such a value and nothing cleans it. */
  taints(tokens: readonly Token[]): boolean {
    if (tokens.some(isSanitiser)) return false;
    return tokens.some(
      (token, at) =>
        (token.kind === 'word' && this.#names.has(token.text) && tokens[at - 1]?.text !== '.') ||
        (token.isFilled && this.#fills(token.text)) ||
        isSource(tokens, at),
    );
  }

  #fills(text: string): boolean {
    for (const [word] of text.matchAll(/\$?[A-Za-z_]\w*/g)) if (this.#names.has(word)) return true;
    return /\{\s*(?:req|request)\.|\$_(?:GET|POST|REQUEST)|params\[/.test(text);
  }

  /** Follows what a statement assigns. */
  learn(statement: readonly Token[]): void {
    if (this.#names.size >= NAMES_MAX) return;
    const at = statement.findIndex(({ kind, text }) => kind === 'mark' && (text === '=' || text === ':='));
    if (at > 0 && at < 24 && this.taints(statement.slice(at + 1))) {
      const left = statement.slice(0, at);
      const isPattern = left.at(-1)?.text === '}' || left.at(-1)?.text === ']';
      const words = left.filter(({ kind }) => kind === 'word');
      for (const { text } of isPattern
        ? words
        : words.filter(({ text }, i) => i === words.length - 1 || left[0]?.text === text))
        this.#names.add(text);
      if (!isPattern && left.length > 2 && left.some(({ text }) => text === ':'))
        this.#names.add(words.find(({ text }) => !/^(?:const|let|var|val)$/.test(text))?.text ?? '');
    }
    for (const [i, token] of statement.entries()) {
      if (!ANNOTATION.test(token.text)) continue;
      const rest = statement.slice(i + 1, i + 16);
      const end = rest.findIndex(
        ({ text }, k) => text === ',' || (text === ')' && rest[k - 1]?.kind === 'word'),
      );
      const name = rest.slice(0, end < 0 ? undefined : end).findLast(({ kind }) => kind === 'word');
      if (name !== undefined) this.#names.add(name.text);
    }
  }
}

function isSource(tokens: readonly Token[], at: number): boolean {
  return sources.some((sequence) =>
    sequence.every((part, i) => part.test(tokens[at + i]?.text ?? '') && tokens[at + i]?.kind !== 'string'),
  );
}
