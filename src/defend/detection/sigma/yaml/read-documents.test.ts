import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { readSubset, readYamlDocuments, YAML_LENGTH_MAX } from './read-documents.ts';
import { OutsideSubset } from './scalar.ts';

function full(text: string): unknown[] {
  const documents = parseAllDocuments(text);
  return documents.filter(({ contents }) => contents !== null).map((document) => document.toJS());
}

/** The subset's reading, or undefined where it leaves the text to the full parser. */
function subset(text: string): unknown[] | undefined {
  try {
    return readSubset(text).map((document) => (document.fault === undefined ? document.value : document));
  } catch (error) {
    if (error instanceof OutsideSubset) return undefined;
    throw error;
  }
}

const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    12,
    -3,
    '',
    '~',
    'null',
    'yes',
    '12',
    '0x10',
    '1e3',
    '- a',
    'a: b',
    'a #b',
    '#',
    "it's",
    '"',
    '\\*',
    'C:\\x\\*',
  ),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'line\nline',
    'a\n\nb\n',
    'a\n',
    '  a\nb',
    '%a%',
    '@x',
    '`x`',
    '*',
    '?',
    '!x',
    '&x',
    '|',
    '>',
    '[a]',
    '{a: b}',
    'x:',
    '---',
  ),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom('title', 'a|contains', 'b c', 'x.y', '|all', '1', 'null', 'on'),
      tie('tree'),
      { minKeys: 1, maxKeys: 4 },
    ),
  ),
}));

describe('the subset reader', () => {
  test('reads what it reads as the full parser does', () => {
    let read = 0;
    fc.assert(
      fc.property(tree, fc.boolean(), (value, wrap) => {
        const text = stringify({ value }, { lineWidth: wrap ? 20 : 0 });
        const found = subset(text);
        if (found === undefined) return;
        read++;
        expect(found).toEqual(full(text));
      }),
      { numRuns: 500 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test('reads the shapes that rules are written in', () => {
    const text = [
      '# comment',
      'title: A rule # not part of it',
      'description: |',
      '    two',
      '',
      '    lines',
      'folded: >',
      '    one',
      '    line',
      'tags:',
      '- a.b',
      '-   c',
      'detection:',
      "    '|all':",
      '        - "tab\\there"',
      "        - 'it''s'",
      '    sel:',
      '        - Image|endswith: \\cmd.exe',
      '          User: ~',
      '        - Other: 5',
      '    condition: 1 of them',
      '---',
      'title: second',
    ].join('\n');
    expect(subset(text)).toEqual(full(text));
    expect(subset(text.replaceAll('\n', '\r\n'))).toEqual(full(text));
  });

  test.each([
    'a: &x 1\nb: *x',
    'a: !!str 1',
    'a: {b: c}',
    'a: [b]',
    'a: b\n  c',
    'a: b: c',
    'a: 1\na: 2',
    '\ta: b',
    'a: "\\u0041"',
    '%YAML 1.2\n---\na: b',
    'a: b\n...\n',
    '__proto__: 1',
  ])('leaves %j to the full parser', (text) => expect(subset(text)).toBeUndefined());
});

const bytes = fc
  .array(fc.oneof(fc.constantFrom(10, 32, 45, 58, 91, 123, 124, 38, 42, 33, 34, 39), fc.nat(0xffff)), {
    maxLength: 40,
  })
  .map((units) => String.fromCharCode(...units));

describe('hostile files', () => {
  test.each([
    [
      'an alias bomb',
      [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        ...'bcdefghij'
          .split('')
          .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[n]}`).join()}]`),
      ].join('\n'),
    ],
    ['flow nesting', `a: ${'['.repeat(20_000)}`],
    ['block nesting', Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['a file that is too big', 'a'.repeat(YAML_LENGTH_MAX + 1)],
    ['an open quote', "a: 'b"],
    ['very many keys', Array.from({ length: 20_000 }, (_, n) => `k${n}: [a]`).join('\n')],
    ['a tab', 'a:\n\t- b'],
  ])('%s is a fault, soon', (_, text) => {
    const start = performance.now();
    const documents = readYamlDocuments(text);
    expect(documents.some(({ fault }) => fault !== undefined)).toBe(true);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('any bytes give documents or faults, never a throw', () => {
    fc.assert(fc.property(bytes, (text) => void readYamlDocuments(text)));
  });

  test('big integers keep their digits', () => {
    expect(readYamlDocuments('a: 12345678901234567890')).toEqual([{ value: { a: '12345678901234567890' } }]);
  });
});
