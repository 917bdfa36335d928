import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Unescaper } from './unescaper.ts';

const unit = fc.constantFrom('a', '"', '\\', '\\\\', '\\u0041', '\\n', '\\ud83d\\ude00', 'u', '0');

it('gives the same text however it is cut', () => {
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), fc.array(fc.nat(40), { maxLength: 6 }), (units, cuts) => {
      const text = `${units.join('')}  `;
      const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
      const cut = new Unescaper();
      const joined = at.slice(1).map((end, i) => cut.push(text.slice(at[i], end)));
      expect(joined.join('')).toBe(new Unescaper().push(text));
    }),
    { numRuns: 500 },
  );
});

it('resolves escapes of characters and leaves the others', () => {
  expect(new Unescaper().push('{"a":"\\u0041\\\\u0041\\n"}')).toBe('{"a":"A\\\\u0041\\n"}');
});
