import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { event, noonMs } from '../../../test/conformance/samples.ts';
import { temporaryDir } from '../../../test/conformance/temporary-dir.ts';
import type { RowPosition } from '../sealed-store.ts';
import { SegmentReader } from './segment-reader.ts';
import { segmentRow } from './segment-row.ts';
import { SegmentWriter } from './segment-writer.ts';

const EVENTS = 4_000;
const start: RowPosition = { timeMs: Number.MAX_SAFE_INTEGER, seq: -1 };
let dir: string;

beforeAll(async () => {
  dir = join(temporaryDir('reader'), 'events');
  const writer = new SegmentWriter(dir, async () => []);
  // Half of them share one time, so that the search stops within ties as well.
  const timeOf = (seq: number) => (seq % 2 === 0 ? noonMs : noonMs - seq);
  await writer.write(
    Array.from({ length: EVENTS }, (_, index) => segmentRow(event(index + 1, { timeMs: timeOf(index + 1) }))),
  );
  writer.close();
});
afterAll(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

it('stops when its time is up and goes on from there, missing nothing', async () => {
  const reader = new SegmentReader(dir, 0);
  const found: number[] = [];
  let stops = 0;
  let after: RowPosition | undefined = start;
  while (after) {
    const query = { limit: 1000, text: '7' };
    const page = await reader.search(query, { after, limit: 1000, sealed: [] }, new AbortController().signal);
    found.push(...page.rows.map((row) => row.seq));
    after = page.stoppedAt;
    if (after) stops++;
  }
  reader.close();
  const expected = Array.from({ length: EVENTS }, (_, index) => index + 1).filter((seq) =>
    `${seq}`.includes('7'),
  );
  expect(found.toSorted((a, b) => a - b)).toEqual(expected);
  expect(stops).toBeGreaterThan(3);
});
