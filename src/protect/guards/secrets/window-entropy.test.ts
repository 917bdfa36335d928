import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entropy } from './entropy.ts';
import { beginScan } from './run-reader.ts';
import { WindowEntropy } from './window-entropy.ts';

it('is the entropy of each window, wherever the windows lie', () => {
  const windows = fc.array(fc.tuple(fc.nat(60), fc.nat(40)), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      fc.string({ minLength: 100, maxLength: 100 }),
      windows,
      fc.boolean(),
      (text, list, isRising) => {
        const window = new WindowEntropy();
        const scan = beginScan();
        const ordered = isRising ? [...list].sort(([left], [right]) => left - right) : list;
        for (const [start, length] of ordered) {
          const end = start + length;
          expect(window.of(text, start, end, scan)).toBeCloseTo(entropy(text, start, end), 9);
        }
      },
    ),
  );
});

it('forgets one text when it reads another', () => {
  const window = new WindowEntropy();
  window.of('aaaaaaaa', 0, 8, beginScan());
  expect(window.of('abababab', 0, 8, beginScan())).toBeCloseTo(1, 9);
});
