import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GramIndex } from './gram-index.ts';

function scan(index: GramIndex, text: string): number[] {
  const found: number[] = [];
  index.scan(text, found);
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Few letters, so that texts meet; some beyond one byte whose low byte is one of the others. */
const letter = fc.constantFrom('a', 'b', '-', '.', '\u0161', '\u0430', '\ud83d', '\ude00', 'é');
const word = fc.array(letter, { minLength: 1, maxLength: 7 }).map((letters) => letters.join(''));

test('finds exactly the texts that occur', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 40 }), fc.array(word), (words, pieces) => {
      const text = pieces.join('');
      const index = new GramIndex(words.map((each, number) => ({ text: each, number })));
      const expected = words.flatMap((each, number) => (text.includes(each) ? [number] : []));
      expect(scan(index, text)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('many texts, and a text longer than the copy that is scanned', () => {
  const words = Array.from({ length: 3_000 }, (_, number) => ({ text: `word${number};`, number }));
  const index = new GramIndex(words);
  for (const before of [0, 65_530, 65_533, 65_536, 131_068, 200_000]) {
    expect(scan(index, `${'.'.repeat(before)}word7;word2999;`)).toEqual([7, 2_999]);
  }
  expect(scan(index, 'word3000;')).toEqual([]);
});
