import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMarks, segmentsOf } from './segments.ts';

describe('segmentsOf', () => {
  it('names every mark that covers a part', () => {
    expect(
      segmentsOf('abcdef', [
        { start: 1, end: 4, label: 'x' },
        { start: 3, end: 6, label: 'y' },
      ]).map(({ text, marks }) => ({ text, labels: marks.map((mark) => mark.label) })),
    ).toEqual([
      { text: 'a', labels: [] },
      { text: 'bc', labels: ['x'] },
      { text: 'd', labels: ['x', 'y'] },
      { text: 'ef', labels: ['y'] },
    ]);
  });

  it('gives the text back whole, whatever the marks', () => {
    const mark = fc.record({
      start: fc.integer({ min: -5, max: 60 }),
      end: fc.integer({ min: -5, max: 60 }),
      label: fc.constant('m'),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
        expect(
          segmentsOf(text, marks)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('findMarks', () => {
  it('finds every place, whatever the case', () => {
    expect(findMarks('Foo foo', [{ value: 'foo', label: 'f' }])).toEqual([
      { start: 0, end: 3, label: 'f' },
      { start: 4, end: 7, label: 'f' },
    ]);
  });

  it('is bounded', () => {
    expect(findMarks('ab'.repeat(5000), [{ value: 'ab', label: 'f' }], 10)).toHaveLength(10);
  });
});
