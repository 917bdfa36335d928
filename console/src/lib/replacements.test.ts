import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replacementMarks } from './replacements.ts';

it('finds what took the place of each span', () => {
  const marks = replacementMarks(
    'Call Ann at 555-1234 now',
    'Call [NAME] at [PHONE] now',
    [
      { start: 12, end: 20 },
      { start: 5, end: 8 },
    ],
    'redacted',
  );
  expect(marks).toEqual([
    { start: 5, end: 11, label: 'redacted', tone: 'ok' },
    { start: 15, end: 22, label: 'redacted', tone: 'ok' },
  ]);
});

it('gives up when the texts do not fit', () => {
  expect(replacementMarks('abc', 'xyz', [{ start: 1, end: 2 }], '')).toBeUndefined();
  expect(replacementMarks('abc', 'abd', [], '')).toBeUndefined();
});

it('puts the original back from the marks', () => {
  const piece = fc.record({
    kept: fc.stringMatching(/^[a-z]{1,6}$/),
    cut: fc.stringMatching(/^[A-Z]{1,6}$/),
  });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      let before = '';
      let after = '';
      const spans = pieces.map(({ kept, cut }, index) => {
        const start = before.length + kept.length;
        before += kept + cut;
        after += `${kept}[${index}]`;
        return { start, end: start + cut.length };
      });
      const marks = replacementMarks(before, after, spans, '') ?? [];
      expect(marks.map(({ start, end }) => after.slice(start, end))).toEqual(
        pieces.map((_, index) => `[${index}]`),
      );
    }),
  );
});
