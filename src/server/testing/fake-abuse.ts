import type { AbusePort, AbuseView } from '../ports.ts';

const startMs = Date.UTC(2026, 0, 5);

function view(kind: AbuseView['kind'], id: string, alarm: AbuseView['alarm']): AbuseView {
  const tests = [{ rule: 'near-duplicate-sweep', evidence: 9_000, hits: 12, seen: 14 }];
  const times = { firstMs: startMs, lastMs: startMs + 60_000 };
  return {
    kind,
    id,
    name: id,
    calls: 14,
    ...times,
    evidence: 1_500,
    coveredWords: 40,
    tests,
    accepted: [],
    alarm,
  };
}

/** A watch that follows a token with an alarm and its network without. */
export function fakeAbuse(): AbusePort {
  const alarm = {
    rule: 'near-duplicate-sweep',
    raisedMs: startMs,
    untilMs: startMs + 3_600_000,
    evidence: 1_500,
    explanation: '12 of 14 prompts were versions of ones shortly before.',
  };
  const views = new Map([
    ['token tok_1', view('token', 'tok_1', alarm)],
    ['network 10.0.0.0/24', view('network', '10.0.0.0/24', null)],
  ]);
  return {
    list: (limit) => ({ items: [...views.values()].slice(0, limit), evicted: 3 }),
    get: (kind, id) => views.get(`${kind} ${id}`),
    clear(kind, id, accept) {
      const before = views.get(`${kind} ${id}`);
      if (before === undefined) return undefined;
      const accepted = accept && before.alarm !== null ? [before.alarm.rule] : [];
      const cleared = { ...before, alarm: null, accepted };
      views.set(`${kind} ${id}`, cleared);
      return cleared;
    },
  };
}
