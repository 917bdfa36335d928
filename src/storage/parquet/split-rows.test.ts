import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitRows } from './split-rows.ts';

async function partsOf(rows: Iterable<number>, most: number): Promise<number[][]> {
  const parts: number[][] = [];
  for await (const part of splitRows(rows, most)) {
    const read: number[] = [];
    for await (const row of part) read.push(row);
    parts.push(read);
  }
  return parts;
}

it('gives every row once, in order, in parts of the wanted size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer(), { maxLength: 40 }),
      fc.integer({ min: 1, max: 10 }),
      async (rows, most) => {
        const parts = await partsOf(rows, most);
        expect(parts.flat()).toEqual(rows);
        expect(parts.every((part) => part.length >= 1 && part.length <= most)).toBe(true);
        expect(parts.slice(0, -1).every((part) => part.length === most)).toBe(true);
      },
    ),
  );
});

it('lets go of the rows when nobody reads on', async () => {
  let closed = false;
  function* rows(): Generator<number> {
    try {
      yield* [1, 2, 3];
    } finally {
      closed = true;
    }
  }
  for await (const part of splitRows(rows(), 1)) {
    for await (const row of part) expect(row).toBe(1);
    break;
  }
  expect(closed).toBe(true);
});
