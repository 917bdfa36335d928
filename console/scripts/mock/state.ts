import { resolveRange } from '../../src/lib/time-range.ts';
import { makeApprovals } from './approvals.ts';
import * as catalogue from './catalogue.ts';
import { makeBudgets, prices, teams } from './costs.ts';
import { makeEvents } from './events.ts';
import { evidenceEvents } from './evidence-events.ts';
import { makeFindings, makeIncidents, storyEntries, storyFindings } from './findings.ts';
import { makeReports } from './redteam.ts';
import { Seeded } from './seeded.ts';
import { makeCalls } from './traffic.ts';

/** `full`: a busy company; `empty`: a first start; `error`: everything but the session fails; `setup`: no owner yet. */
export type MockMode = 'full' | 'empty' | 'error' | 'setup';

/** What the mock server knows; requests change it as they would the real one. */
export function makeState(mode: MockMode, rows: number, nowMs: number) {
  const count = mode === 'full' ? rows : 0;
  const full = mode === 'full';
  return {
    mode,
    nowMs,
    signedIn: false,
    needsSetup: mode === 'setup',
    events: full ? [...makeEvents(count, nowMs), ...evidenceEvents(nowMs)] : [],
    incidents: full ? makeIncidents(Math.min(count, 10_000), nowMs) : [],
    entries: full ? storyEntries(nowMs) : [],
    storyFindings: full ? storyFindings(nowMs) : [],
    findings: full ? makeFindings(Math.min(count, 4000), nowMs) : [],
    calls: full ? makeCalls(count, nowMs) : [],
    guards: [...catalogue.guards],
    policies: full ? catalogue.makePolicies() : catalogue.makePolicies().slice(1),
    budgets: full ? makeBudgets(nowMs) : [],
    prices: full ? [...prices] : [],
    teams: full ? [...teams] : [],
    approvals: full ? makeApprovals(nowMs) : [],
    redteamReports: full ? makeReports(nowMs) : [],
    detectors: [...catalogue.detectors],
    rules: full ? catalogue.makeRules(312, nowMs) : [],
    problems: full ? catalogue.problems : [],
    tokens: full ? catalogue.makeTokens(nowMs) : [],
    sources: full ? catalogue.makeSources(nowMs) : [],
    deadLetters: full ? catalogue.makeDeadLetters(nowMs) : [],
    upstreams: full ? catalogue.makeUpstreams() : [],
    webhooks: full ? catalogue.makeWebhooks(nowMs) : [],
    outbox: full ? catalogue.makeOutbox(nowMs) : [],
    segments: full ? catalogue.makeSegments(nowMs) : [],
  };
}

export type MockState = ReturnType<typeof makeState>;

/** The overview's document. */
export function overviewOf(state: MockState) {
  const full = state.mode === 'full';
  const open: Record<string, number> = {};
  for (const incident of state.incidents) {
    if (incident.status === 'resolved' || incident.status === 'closed') continue;
    open[incident.severity] = (open[incident.severity] ?? 0) + 1;
  }
  const zero = { events: 0, findings: 0, calls: 0, blocked: 0, tokens: 0 };
  const needy = state.incidents
    .filter((each) => each.status === 'new' || each === state.incidents[0])
    .slice(0, 5);
  return {
    openIncidents: open,
    totals: full
      ? { events: 1_204_551, findings: 565, calls: 9_812, blocked: 604, tokens: 14_220_400 }
      : zero,
    previous: full
      ? { events: 1_122_084, findings: 402, calls: 10_250, blocked: 211, tokens: 13_870_000 }
      : zero,
    needsYou: full
      ? [
          ...needy.map((each) => ({
            kind: 'incident',
            title: each.title,
            href: `/incidents/${each.number}`,
            severity: each.severity,
          })),
          {
            kind: 'silent_source',
            title: 'build has sent nothing for 5 hours',
            href: '/settings/sources',
            severity: 'medium',
          },
        ]
      : [],
    health: [
      { part: 'store', state: 'ok', detail: 'WAL, last commit 12 ms ago' },
      {
        part: 'guards',
        state: full ? 'degraded' : 'ok',
        detail: full ? 'pii is off' : '3 of 3 pass their self-test',
      },
      { part: 'detectors', state: 'ok', detail: full ? '312 rules' : '24 rules' },
      { part: 'webhooks', state: 'ok', detail: full ? '1 delivery waits' : 'none' },
    ],
    topEntities: full
      ? [
          { kind: 'host', name: 'WS-14', count: 61 },
          { kind: 'user', name: 'm.okafor', count: 44 },
          { kind: 'host', name: 'DC-01', count: 23 },
          { kind: 'api_token', name: 'intern-bot', count: 19 },
          { kind: 'ip', name: '203.0.113.77', count: 12 },
        ]
      : [],
    detectionQuality: full
      ? { truePositive: 61, falsePositive: 9, mttrMs: 5_400_000 }
      : { truePositive: 0, falsePositive: 0, mttrMs: null },
  };
}

/** Believable curves: quiet nights, busy days, a burst of findings an hour ago. */
export function histogramOf(state: MockState, from: string, to: string) {
  const { fromMs, toMs } = resolveRange({ from, to }, Date.now());
  const bucketMs = Math.max(60_000, Math.ceil((toMs - fromMs) / 60 / 60_000) * 60_000);
  const startMs = Math.floor(fromMs / bucketMs) * bucketMs;
  const random = new Seeded(29);
  const full = state.mode === 'full';
  const series = Array.from({ length: Math.ceil((toMs - startMs) / bucketMs) }, (_, index) => {
    const t = startMs + index * bucketMs;
    const day = 0.35 + 0.65 * Math.max(0, Math.sin(((new Date(t).getHours() - 6) / 24) * 2 * Math.PI));
    const burst = Math.abs(t - (Date.now() - 50 * 60_000)) < bucketMs * 1.5;
    const findings = full
      ? {
          critical: burst ? 3 : 0,
          high: burst ? 9 : random.int(0, 2),
          medium: random.int(0, burst ? 12 : 5),
          low: random.int(0, 6),
        }
      : {};
    return {
      t,
      events: full ? Math.round((bucketMs / 1000) * 13 * day * (0.85 + random.next() * 0.3)) : 0,
      findings,
    };
  });
  return { bucketMs, series, byClass: [] };
}
