export type TokenKind = 'word' | 'string' | 'number' | 'mark';

/** A piece of code that means something: comments and spaces are none. */
export interface Token {
  readonly kind: TokenKind;
  /** Without quotes where it is a string. */
  readonly text: string;
  /** Offsets in the whole text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** A string that something is put into when it runs. */
  readonly isFilled: boolean;
  /** What a string opens with; empty for everything else. */
  readonly quote: string;
}
