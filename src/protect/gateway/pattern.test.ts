import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesPattern } from './pattern.ts';

it('means the same as the regular expression with .* for the star', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.'), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', '*'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (glob, name) => {
      const twin = new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      expect(matchesPattern(glob, name)).toBe(twin.test(name));
    }),
    { numRuns: 2_000 },
  );
});
