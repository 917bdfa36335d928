import type { Language } from './language.ts';

/** How a string shows that values are put into it. */
export type Filling = 'none' | 'braces' | 'dollar-braces' | 'hash-braces' | 'dollar' | 'backslash-paren';

export interface StringStyle {
  readonly open: string;
  readonly close: string;
  readonly isMultiline?: boolean;
  /** Backslashes mean something. */
  readonly isEscaped?: boolean;
  readonly filling?: Filling;
}

/** How a language is written, as far as finding its tokens goes. */
export interface Profile {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  readonly strings: readonly StringStyle[];
  /** Letters before a quote that say what the string is: Python. */
  readonly hasPrefixes?: boolean;
  readonly hasRegexes?: boolean;
  /** Words run to the next space, as in shells and YAML. */
  readonly isWordy?: boolean;
  /** A quote mark that mostly begins no string: Rust's lifetimes. */
  readonly hasLifetimes?: boolean;
}

const escaped = (open: string, more: Partial<StringStyle> = {}): StringStyle => ({
  open,
  close: open,
  isEscaped: true,
  ...more,
});
const cComments = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;
const cLike: Profile = { ...cComments, strings: [escaped('"'), escaped("'")] };

const python: Profile = {
  lineComments: ['#'],
  blockComments: [],
  strings: [
    escaped('"""', { isMultiline: true }),
    escaped("'''", { isMultiline: true }),
    escaped('"'),
    escaped("'"),
  ],
  hasPrefixes: true,
};
const javascript: Profile = {
  ...cComments,
  strings: [escaped('`', { isMultiline: true, filling: 'dollar-braces' }), escaped('"'), escaped("'")],
  hasRegexes: true,
};
const shell: Profile = {
  lineComments: ['#'],
  blockComments: [],
  strings: [
    escaped('"', { isMultiline: true, filling: 'dollar' }),
    { open: "'", close: "'", isMultiline: true },
    escaped('`', { filling: 'dollar' }),
  ],
  isWordy: true,
};

const profiles: Readonly<Partial<Record<Language, Profile>>> = {
  python,
  javascript,
  java: { ...cComments, strings: [escaped('"""', { isMultiline: true }), escaped('"'), escaped("'")] },
  kotlin: {
    ...cComments,
    strings: [
      { open: '"""', close: '"""', isMultiline: true, filling: 'dollar' },
      escaped('"', { filling: 'dollar' }),
      escaped("'"),
    ],
  },
  swift: {
    ...cComments,
    strings: [
      escaped('"""', { isMultiline: true, filling: 'backslash-paren' }),
      escaped('"', { filling: 'backslash-paren' }),
    ],
  },
  go: { ...cComments, strings: [{ open: '`', close: '`', isMultiline: true }, escaped('"'), escaped("'")] },
  csharp: {
    ...cComments,
    strings: [
      { open: '$@"', close: '"', isMultiline: true, filling: 'braces' },
      escaped('$"', { close: '"', filling: 'braces' }),
      { open: '@"', close: '"', isMultiline: true },
      escaped('"'),
      escaped("'"),
    ],
  },
  php: {
    lineComments: ['//', '#'],
    blockComments: [['/*', '*/']],
    strings: [
      escaped('"', { isMultiline: true, filling: 'dollar' }),
      escaped("'", { isMultiline: true }),
      escaped('`', { filling: 'dollar' }),
    ],
  },
  ruby: {
    lineComments: ['#'],
    blockComments: [['=begin', '=end']],
    strings: [
      escaped('"', { isMultiline: true, filling: 'hash-braces' }),
      escaped("'", { isMultiline: true }),
      escaped('`', { filling: 'hash-braces' }),
    ],
  },
  rust: {
    ...cComments,
    strings: [
      { open: 'r#"', close: '"#', isMultiline: true },
      escaped('"', { isMultiline: true, filling: 'braces' }),
      escaped("'"),
    ],
    hasLifetimes: true,
  },
  shell,
  dockerfile: shell,
  yaml: { ...shell, strings: [escaped('"'), { open: "'", close: "'" }] },
  sql: {
    lineComments: ['--', '#'],
    blockComments: [['/*', '*/']],
    strings: [
      { open: "'", close: "'", isMultiline: true },
      { open: '"', close: '"' },
      { open: '`', close: '`' },
    ],
  },
  terraform: {
    lineComments: ['#', '//'],
    blockComments: [['/*', '*/']],
    strings: [escaped('"', { filling: 'dollar-braces' })],
  },
  html: {
    lineComments: ['//'],
    blockComments: [
      ['<!--', '-->'],
      ['/*', '*/'],
      ['{#', '#}'],
    ],
    strings: [escaped('`', { isMultiline: true, filling: 'dollar-braces' }), escaped('"'), escaped("'")],
  },
};

export function profileOf(language: Language): Profile {
  return profiles[language] ?? cLike;
}
