import type { FindingDraft } from '../../contracts/finding.ts';

/** A finding draft for tests. */
export function draft(more: Partial<FindingDraft> = {}): FindingDraft {
  return {
    detector: 'test',
    detectorVersion: '1',
    wing: 'defend',
    ruleId: 'r1',
    title: 'Something odd',
    severity: 'medium',
    score: 0.5,
    timeMs: 1_000_000,
    entities: [{ kind: 'host', name: 'ws-1' }],
    techniques: [],
    evidence: { eventIds: ['evt_1'] },
    dedupKey: 'r1 ws-1',
    ...more,
  };
}
