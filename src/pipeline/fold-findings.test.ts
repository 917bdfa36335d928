import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FindingFold } from './fold-findings.ts';
import { draft } from './testing/drafts.ts';

test('sightings of one key within the window are one draft with a count, a span of time and the best evidence', () => {
  const fold = new FindingFold(1_000);
  fold.add(draft({ timeMs: 5_000, score: 0.4, evidence: { eventIds: ['evt_1'] } }));
  fold.add(draft({ timeMs: 5_900, score: 0.9, evidence: { eventIds: ['evt_2'], explanation: 'best' } }));
  fold.add(draft({ timeMs: 4_200, score: 0.1, evidence: { eventIds: ['evt_3'] } }));
  expect(fold.drafts()).toEqual([
    draft({
      timeMs: 5_900,
      firstTimeMs: 4_200,
      count: 3,
      score: 0.9,
      evidence: { eventIds: ['evt_1', 'evt_2', 'evt_3'], explanation: 'best' },
    }),
  ]);
});

test('further apart than the window they stay two', () => {
  const fold = new FindingFold(1_000);
  fold.add(draft({ timeMs: 5_000 }));
  fold.add(draft({ timeMs: 6_001 }));
  expect(fold.size).toBe(2);
});

test('no sighting is lost, in any order, and evidence stays bounded', () => {
  const sighting = fc.record({ key: fc.constantFrom('a', 'b'), timeMs: fc.integer({ min: 0, max: 9_000 }) });
  fc.assert(
    fc.property(fc.array(sighting, { maxLength: 80 }), (sightings) => {
      const fold = new FindingFold(500);
      for (const [index, { key, timeMs }] of sightings.entries()) {
        fold.add(draft({ dedupKey: key, timeMs, evidence: { eventIds: [`evt_${index}`] } }));
      }
      const total = fold.drafts().reduce((sum, { count }) => sum + (count ?? 1), 0);
      expect(total).toBe(sightings.length);
      expect(fold.drafts()).toHaveLength(fold.size);
      for (const { evidence } of fold.drafts()) expect(evidence.eventIds.length).toBeLessThanOrEqual(20);
    }),
  );
});
