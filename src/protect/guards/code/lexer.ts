import type { Filling, Profile, StringStyle } from './profile.ts';
import type { Token, TokenKind } from './token.ts';

const STRING_KEPT_UNITS = 2_048;
const WORD_START = /[\p{L}_$@]/u;
const OPERATORS = [
  '===',
  '!==',
  '...',
  '<<<',
  '=>',
  '->',
  '::',
  ':=',
  '==',
  '!=',
  '||',
  '&&',
  '+=',
  '.=',
  '?.',
  '<<',
  '>>',
  '{{',
  '}}',
  '{%',
  '%}',
  '<%',
  '%>',
  '!!',
  '<?',
  '?>',
];
const BEFORE_REGEX = new Set([
  '(',
  ',',
  '=',
  ':',
  '[',
  '!',
  '&&',
  '||',
  '?',
  '{',
  '}',
  ';',
  '=>',
  'return',
  '==',
  '===',
  '!==',
  '!=',
]);
const BRACKETS: Readonly<Record<string, number>> = { '(': 1, '[': 1, ')': -1, ']': -1 };

/** Reads code line by line; strings and comments may go over many. */
export class Lexer {
  readonly #profile: Profile;
  readonly #emit: (token: Token) => void;
  #line = '';
  #at = 0;
  #base = 0;
  #commentEnd: string | undefined;
  #string: { readonly style: StringStyle; readonly start: number; text: string } | undefined;
  #last = '';
  #depth = 0;

  constructor(profile: Profile, emit: (token: Token) => void) {
    this.#profile = profile;
    this.#emit = emit;
  }

  /** Whether a statement may end here: no string, comment or bracket is open. */
  get isBetween(): boolean {
    return this.#string === undefined && this.#commentEnd === undefined && this.#depth <= 0;
  }

  /** @param base offset of the line in the whole text */
  feed(line: string, base: number): void {
    this.#line = line;
    this.#base = base;
    this.#at = 0;
    if (this.#depth < 0) this.#depth = 0;
    while (this.#at < line.length) {
      if (this.#commentEnd !== undefined) this.#skipComment(this.#commentEnd);
      else if (this.#string !== undefined) this.#readString();
      else this.#next();
    }
    const open = this.#string;
    if (open === undefined) return;
    if (open.style.isMultiline) this.#keep('\n');
    else this.#endString();
  }

  /** No bracket of what was read counts any more. */
  reset(): void {
    this.#depth = 0;
  }

  #next(): void {
    const unit = this.#line[this.#at]!;
    if (unit === ' ' || unit === '\t' || unit === '\r') this.#at++;
    else if (this.#beginsComment()) return;
    else if (this.#beginsString()) return;
    else if (this.#profile.isWordy) this.#wordy();
    else if (unit >= '0' && unit <= '9') this.#run('number', /[\w.]/);
    else if (WORD_START.test(unit)) this.#run('word', /[\p{L}\p{N}_$@]/u);
    else this.#mark();
  }

  #beginsComment(): boolean {
    const { lineComments, blockComments, isWordy } = this.#profile;
    const begins = (mark: string) => this.#line.startsWith(mark, this.#at);
    const line = lineComments.find(begins);
    if (line !== undefined) {
      // In a shell a word may hold the sign, and in PHP `#[` begins an attribute.
      const before = this.#line[this.#at - 1];
      const isInWord = isWordy && before !== undefined && !/\s/.test(before);
      if (!isInWord && !begins('#[') && !begins('#{')) {
        this.#at = this.#line.length;
        return true;
      }
    }
    const block = blockComments.find(([open]) => begins(open));
    if (block === undefined) return false;
    this.#at += block[0].length;
    this.#commentEnd = block[1];
    return true;
  }

  #skipComment(end: string): void {
    const found = this.#line.indexOf(end, this.#at);
    this.#at = found < 0 ? this.#line.length : found + end.length;
    if (found >= 0) this.#commentEnd = undefined;
  }

  #beginsString(prefix = '', start = this.#at): boolean {
    const style = this.#profile.strings.find(({ open }) => this.#line.startsWith(open, this.#at));
    if (style === undefined) return false;
    if (
      this.#profile.hasLifetimes &&
      style.open === "'" &&
      !/^'(?:\\.[^']*|[^'\\])'/.test(this.#line.slice(this.#at, this.#at + 12))
    )
      return false;
    this.#at += style.open.length;
    const own: StringStyle = /f/i.test(prefix) ? { ...style, filling: 'braces' } : style;
    this.#string = { style: own, start: this.#base + start, text: '' };
    return true;
  }

  #readString(): void {
    const { style } = this.#string!;
    const unit = this.#line[this.#at]!;
    if (unit === '\\' && style.isEscaped) {
      this.#keep(this.#line.slice(this.#at, this.#at + 2));
      this.#at = Math.min(this.#line.length, this.#at + 2);
    } else if (this.#line.startsWith(style.close, this.#at)) {
      this.#at += style.close.length;
      this.#endString();
    } else {
      this.#keep(unit);
      this.#at++;
    }
  }

  #keep(text: string): void {
    const open = this.#string!;
    if (open.text.length < STRING_KEPT_UNITS) open.text += text;
  }

  #endString(): void {
    const { style, start, text } = this.#string!;
    this.#string = undefined;
    this.#push('string', text, start, isFilled(text, style.filling ?? 'none'), style.open);
  }

  #run(kind: TokenKind, unit: RegExp): void {
    const start = this.#at;
    while (this.#at < this.#line.length && unit.test(this.#line[this.#at]!)) this.#at++;
    const text = this.#line.slice(start, this.#at);
    if (this.#profile.hasPrefixes && /^[rbfu]{1,2}$/i.test(text) && this.#beginsString(text, start)) return;
    this.#push(kind, text, this.#base + start);
  }

  /** A word of a shell or of YAML: up to the next space, quote or sign that ends a command. */
  #wordy(): void {
    const start = this.#at;
    const rest = this.#line.slice(start);
    const word = /^(?:\$\{[^}]*\}|\$\([^)]*\)|:(?=\S)|[^\s"'`;|&()<>[\]{},:])+/.exec(rest)?.[0];
    if (word === undefined) {
      this.#mark();
      return;
    }
    this.#at += word.length;
    this.#push('word', word, this.#base + start, word.includes('$'));
  }

  #mark(): void {
    const start = this.#at;
    if (this.#line[start] === '/' && this.#profile.hasRegexes && BEFORE_REGEX.has(this.#last)) {
      const regex = /^\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*/.exec(
        this.#line.slice(start, start + 512),
      )?.[0];
      if (regex !== undefined) {
        this.#at += regex.length;
        this.#push('string', regex, this.#base + start);
        return;
      }
    }
    const text = OPERATORS.find((operator) => this.#line.startsWith(operator, start)) ?? this.#line[start]!;
    this.#at += text.length;
    this.#depth += BRACKETS[text] ?? 0;
    this.#push('mark', text === '?.' ? '.' : text, this.#base + start);
  }

  #push(kind: TokenKind, text: string, start: number, filled = false, quote = ''): void {
    this.#last = kind === 'string' ? '' : text;
    this.#emit({ kind, text, start, end: this.#base + this.#at, isFilled: filled, quote });
  }
}

const fillings: Readonly<Record<Filling, RegExp | undefined>> = {
  none: undefined,
  braces: /(?<!\{)\{(?!\{)[^{}]*[A-Za-z_][^{}]*\}/,
  'dollar-braces': /\$\{/,
  'hash-braces': /#\{/,
  dollar: /(?<!\\)\$[\w({]|`/,
  'backslash-paren': /\\\(/,
};

function isFilled(text: string, filling: Filling): boolean {
  return fillings[filling]?.test(text) ?? false;
}
