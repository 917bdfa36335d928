import { describe, expect, it } from 'vitest';
import type { Overview } from '../../api/types.ts';
import { headline, totalOpen } from './query.ts';

function overviewWith(openIncidents: Overview['openIncidents']): Overview {
  const totals = { events: 0, findings: 0, calls: 0, blocked: 0, tokens: 0 };
  return {
    openIncidents,
    totals,
    previous: totals,
    needsYou: [],
    health: [],
    topEntities: [],
    detectionQuality: { truePositive: 0, falsePositive: 0, mttrMs: null },
  };
}

describe('headline', () => {
  it('is silent when nothing is open', () => {
    expect(headline(overviewWith({}))).toEqual({ text: '', worst: undefined });
  });

  it('names the grave severities and the worst of them', () => {
    expect(headline(overviewWith({ high: 5, critical: 2, low: 9 }))).toEqual({
      text: '2 critical and 5 high incidents are open',
      worst: 'critical',
    });
  });

  it('agrees with a single incident', () => {
    expect(headline(overviewWith({ high: 1 })).text).toBe('1 high incident is open');
  });

  it('says so when none is grave', () => {
    expect(headline(overviewWith({ low: 2, medium: 1 })).text).toBe(
      '3 incidents are open, none of them grave',
    );
  });

  it('counts all severities', () => {
    expect(totalOpen(overviewWith({ low: 2, medium: 1 }))).toBe(3);
  });
});
