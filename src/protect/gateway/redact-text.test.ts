import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redactText } from './redact-text.ts';

const replacements = fc.array(
  fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 8 })).map(([start, length]) => ({
    start,
    end: start + length,
    replacement: `[${start}]`,
  })),
  { maxLength: 5 },
);

it('gives the same whole however the text is cut', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 38, maxLength: 60 }),
      replacements,
      fc.array(fc.nat(60)),
      (text, spans, cuts) => {
        const at = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const parts = at.slice(1).map((end, i) => redactText(text.slice(at[i], end), at[i]!, spans));
        expect(parts.join('')).toBe(redactText(text, 0, spans));
      },
    ),
  );
});

it('replaces each span once', () => {
  const spans = [
    { start: 4, end: 7, replacement: 'B' },
    { start: 0, end: 2, replacement: 'A' },
  ];
  expect(redactText('0123456789', 0, spans)).toBe('A23B789');
});
