import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../../contracts/event.ts';
import type { FindingDraft } from '../../../contracts/finding.ts';
import { findingDraftSchema } from '../../../contracts/finding.ts';
import { Fault } from '../../../kernel/fault.ts';
import { type BaselineDetector, createBaselineDetector } from './baseline-detector.ts';
import { companyEvents, letters, processEvent, START_MS } from './testing/company.ts';

const DAY_MS = 86_400_000;

function feed(detector: BaselineDetector, events: Iterable<EventRecord>): FindingDraft[] {
  const findings: FindingDraft[] = [];
  for (const event of events) findings.push(...detector.inspect([event], { nowMs: event.timeMs }));
  return findings;
}

let trainedState: Uint8Array | undefined;

/** Two weeks of twenty-five users. */
function trained(): BaselineDetector {
  const detector = createBaselineDetector();
  if (trainedState === undefined) {
    feed(detector, companyEvents({ seed: 7, users: 25, days: 14, eventsPerHour: 12 }));
    trainedState = detector.snapshot();
  } else {
    detector.restore(trainedState);
  }
  return detector;
}

describe('quiet on benign noise', () => {
  test.each([1, 2, 3])('at most one finding per 1,000 events of a benign company, seed %i', (seed) => {
    const detector = createBaselineDetector();
    const events = [...companyEvents({ seed, users: 25, days: 14, eventsPerHour: 12 })];
    const findings = feed(detector, events);
    expect(events.length).toBeGreaterThan(25_000);
    expect(findings.length).toBeLessThanOrEqual(events.length / 1000);
  });

  test('says nothing of entities that it does not know', () => {
    const detector = createBaselineDetector();
    const events = [...companyEvents({ seed: 4, users: 25, days: 1, eventsPerHour: 12 })].slice(0, 1500);
    expect(feed(detector, events)).toEqual([]);
    expect(detector.status().learning).toBe(detector.status().entities);
  });

  test('a flood of new values is held back by the budget and counted', () => {
    const detector = trained();
    const before = detector.status();
    const flood = Array.from({ length: 2000 }, (_, n) =>
      processEvent(
        1e6 + n,
        START_MS + 15 * DAY_MS + n,
        `corp\\user${letters(n % 25)}`,
        `pc-${letters(n % 25)}`,
        `C:\\odd\\${letters(n)}${letters(n >> 5)}.exe`,
      ),
    );
    const findings = feed(detector, flood);
    expect(findings.length).toBeLessThanOrEqual(8);
    expect(detector.status().heldBack).toBeGreaterThan(before.heldBack);
  });
});

describe('what is unusual', () => {
  test('a program never seen anywhere, run by a user who is well known', () => {
    const findings = feed(trained(), [
      processEvent(1e6, START_MS + 14 * DAY_MS, 'corp\\useraa', 'pc-aa', 'C:\\Users\\Public\\beacon.exe'),
    ]);
    const found = findings.find(({ entities }) => entities[0]?.kind === 'user');
    expect(found?.ruleId).toBe('new-process');
    expect(['low', 'medium']).toContain(found?.severity);
    expect(found?.score).toBeGreaterThanOrEqual(0.5);
    expect(found?.evidence.explanation).toContain('never seen');
    expect(found?.evidence.contributions).toHaveLength(2);
    expect(found?.evidence.contributions?.[0]?.usual).toContain('tool-');
    for (const each of findings) expect(findingDraftSchema.parse(each)).toEqual(each);
  });

  test('what is new for one but everyday for its peers is not', () => {
    const detector = trained();
    const common = [...Array(25).keys()].flatMap((user) =>
      user === 0
        ? []
        : [
            processEvent(
              1e6 + user,
              START_MS + 14 * DAY_MS + user,
              `corp\\user${letters(user)}`,
              `pc-${letters(user)}`,
              'C:\\new\\agent.exe',
            ),
          ],
    );
    feed(detector, common);
    const last = processEvent(
      2e6,
      START_MS + 14 * DAY_MS + 1000,
      'corp\\useraa',
      'pc-aa',
      'C:\\new\\agent.exe',
    );
    expect(feed(detector, [last])).toEqual([]);
  });

  test('many times the usual number of events in an hour, said once an hour', () => {
    const night = START_MS + 14 * DAY_MS + 3 * 3_600_000;
    const burst = Array.from({ length: 600 }, (_, n) =>
      processEvent(1e6 + n, night + n * 1000, 'corp\\useraa', 'pc-aa', 'C:\\Programs\\tool-bku.exe'),
    );
    const surges = feed(trained(), burst).filter(({ ruleId }) => ruleId === 'volume-surge');
    expect(surges.map(({ entities }) => entities[0]?.kind).sort()).toEqual(['host', 'user']);
    const observed = Number(surges[0]?.evidence.contributions?.[0]?.observed);
    expect(observed).toBeGreaterThanOrEqual(30);
    expect(observed).toBeLessThan(120);
  });

  test('an event from the future does not stop the counting of events', () => {
    const detector = trained();
    const now = START_MS + 14 * DAY_MS;
    const future = processEvent(
      1e6,
      now + 365 * DAY_MS,
      'corp\\useraa',
      'pc-aa',
      'C:\\Programs\\tool-bku.exe',
    );
    detector.inspect([future], { nowMs: now });
    const burst = Array.from({ length: 600 }, (_, n) =>
      processEvent(2e6 + n, now + n * 1000, 'corp\\useraa', 'pc-aa', 'C:\\Programs\\tool-bku.exe'),
    );
    expect(feed(detector, burst).some(({ ruleId }) => ruleId === 'volume-surge')).toBe(true);
  });
});

describe('state', () => {
  test('a restored detector goes on exactly as the one that was saved', () => {
    const events = [...companyEvents({ seed: 11, users: 10, days: 9, eventsPerHour: 15 })];
    const half = Math.floor(events.length * 0.7);
    const first = createBaselineDetector();
    feed(first, events.slice(0, half));
    const second = createBaselineDetector();
    second.restore(first.snapshot());
    expect(feed(second, events.slice(half))).toEqual(feed(first, events.slice(half)));
    expect(second.snapshot()).toEqual(first.snapshot());
  });

  test('entities beyond the bound are forgotten, and counted', () => {
    const detector = createBaselineDetector({ entitiesMax: 20 });
    feed(detector, companyEvents({ seed: 5, users: 30, days: 1, eventsPerHour: 2 }));
    expect(detector.status().entities).toBe(20);
    expect(detector.status().evictedEntities).toBeGreaterThan(0);
  });

  test.each([['not JSON'], ['{}'], ['{"version":2}']])('refuses %s as a state and keeps its own', (text) => {
    const detector = createBaselineDetector();
    feed(detector, companyEvents({ seed: 5, users: 3, days: 1, eventsPerHour: 2 }));
    const before = detector.snapshot();
    expect(() => detector.restore(new TextEncoder().encode(text))).toThrow(Fault);
    expect(detector.snapshot()).toEqual(before);
  });
});
