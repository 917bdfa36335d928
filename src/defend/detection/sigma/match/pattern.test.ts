import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsBySets } from '../naive/interpreter.ts';
import { fold } from './fold.ts';
import { matchPattern } from './match-pattern.ts';
import { ANY, DASH, ONE, parsePattern, type Token, windash } from './pattern.ts';

describe('escapes of the Sigma specification', () => {
  test.each<[string, readonly Token[]]>([
    ['plain', ['plain']],
    ['a*b?c', ['a', ANY, 'b', ONE, 'c']],
    ['a**b', ['a', ANY, 'b']],
    ['\\*', ['*']],
    ['\\?', ['?']],
    ['\\\\*', ['\\', ANY]],
    ['\\\\\\*', ['\\*']],
    ['C:\\Windows\\a', ['C:\\Windows\\a']],
    ['\\\\server', ['\\server']],
    ['\\\\\\\\server', ['\\\\server']],
    ['\\\\\\server', ['\\\\server']],
    ['end\\', ['end\\']],
    ['', []],
  ])('%s', (text, tokens) => expect(parsePattern(text)).toEqual(tokens));

  test('windash touches the sign before a word only', () => {
    expect(windash([' -enc a-b -- /x'])).toEqual([' ', DASH, 'enc a-b -- ', DASH, 'x']);
  });
});

const token = fc.oneof(
  fc.constantFrom<Token>(ANY, ONE, DASH),
  fc.constantFrom<Token>('a', 'b', 'ab', 'aab', '-'),
);
const word = fc
  .array(fc.constantFrom('a', 'b', '-', '/', '–', 'c'), { maxLength: 12 })
  .map((parts) => parts.join(''));

test('the fast matcher agrees with the set of reachable places', () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 7 }), word, (pattern, text) => {
      expect(matchPattern(pattern, text)).toBe(fitsBySets(pattern, text));
    }),
    { numRuns: 3000 },
  );
});

test('a hostile pattern and text end soon', () => {
  const pattern = parsePattern('*a?'.repeat(200));
  const start = performance.now();
  expect(matchPattern([...pattern, 'b'], 'a'.repeat(10_000))).toBe(false);
  expect(performance.now() - start).toBeLessThan(1000);
});

/** Any code units, also halves of surrogate pairs; far quicker to make than fast-check's own binary strings. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((each) => String.fromCharCode(...each));

describe('folding', () => {
  test('never changes the length and keeps "contains" what it is', () => {
    fc.assert(
      fc.property(units, units, units, (a, b, c) => {
        expect(fold(a).length).toBe(a.length);
        expect(fold(a + b + c)).toContain(fold(b));
        expect(fold(fold(a))).toBe(fold(a));
      }),
    );
  });

  test.each([
    ['İ', 'İ'],
    ['ΟΣ', 'οσ'],
    ['K', 'k'],
    ['É', 'é'],
    ['\ud83d', '\ud83d'],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});
