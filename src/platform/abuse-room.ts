import type { AbusePolicy } from '../contracts/abuse-policy.ts';
import type { GuardAction } from '../contracts/guard.ts';
import type { ChainReason, WatchedCall, WatchOutcome } from '../protect/gateway/index.ts';
import {
  AbuseEngine,
  type AbuseObservation,
  type Alarm,
  explainAlarm,
  type IdentityKind,
  type IdentityWatch,
} from '../protect/monitoring/index.ts';
import type { AbusePort, AbuseView } from '../server/ports.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const RETRY_AFTER_SECONDS_MAX = 3_600;

/** The watch over callers: what the engine says, the policy's answer to it, and what people see and lift. */
export class AbuseRoom implements AbusePort {
  readonly #engine = new AbuseEngine();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  watch({ policy, model, principal, ip, ...asked }: WatchedCall): WatchOutcome | undefined {
    const { abuse } = policy;
    if (abuse === undefined) return undefined;
    const nowMs = this.#nowMs();
    const team = principal.gateway?.team;
    const observation = this.#engine.observe({
      nowMs,
      route: `${policy.name} ${model}`,
      token: { id: principal.id, name: principal.name },
      ...(team === undefined ? {} : { team }),
      ip,
      ...asked,
      settings: {
        falseAlarmRate: abuse.falseAlarmRate,
        cooldownMs: abuse.cooldownMinutes * MINUTE_MS,
        learningMs: abuse.learningHours * HOUR_MS,
        rareShare: abuse.rareShare,
      },
    });
    return outcomeOf(observation, abuse, nowMs);
  }

  list(limit: number): { readonly items: readonly AbuseView[]; readonly evicted: number } {
    const nowMs = this.#nowMs();
    const items = this.#engine.identities().slice(0, limit);
    return { items: items.map((watch) => viewOf(watch, nowMs)), evicted: this.#engine.evicted };
  }

  get(kind: IdentityKind, name: string): AbuseView | undefined {
    const watch = this.#engine.identity(kind, name);
    return watch && viewOf(watch, this.#nowMs());
  }

  clear(kind: IdentityKind, name: string, accept: boolean): AbuseView | undefined {
    this.#engine.identity(kind, name)?.clear(accept);
    return this.get(kind, name);
  }
}

/** What the policy does about what the engine said. */
function outcomeOf(
  { alarms, rare }: AbuseObservation,
  abuse: AbusePolicy,
  nowMs: number,
): WatchOutcome | undefined {
  if (alarms.length === 0 && rare === undefined) return undefined;
  const isEnforced = abuse.mode === 'enforce' && alarms.length > 0;
  const isDenied = isEnforced && abuse.onAlarm === 'deny';
  const intended = abuse.onAlarm === 'deny' ? 'block' : 'flag';
  const action: GuardAction = isDenied ? 'block' : 'flag';
  const reasons = alarms.map((alarm) => reasonOf(alarm, action, intended, abuse, nowMs));
  if (rare !== undefined) reasons.push(rareReason(rare));
  const untilMs = Math.max(...alarms.map((alarm) => alarm.untilMs));
  const waitSeconds = Math.min(Math.ceil((untilMs - nowMs) / 1_000), RETRY_AFTER_SECONDS_MAX);
  return {
    reasons,
    delayMs: isEnforced && abuse.onAlarm === 'slow' ? abuse.slowMs : 0,
    roundsProbabilities: isEnforced && abuse.onAlarm === 'round',
    ...(isDenied ? { retryAfterSeconds: waitSeconds } : {}),
  };
}

const done: Readonly<Record<AbusePolicy['onAlarm'], string>> = {
  alert: '',
  slow: 'slowed down',
  round: 'probabilities rounded',
  deny: 'denied',
};

function reasonOf(
  alarm: Alarm,
  action: GuardAction,
  intended: GuardAction,
  { mode, onAlarm }: AbusePolicy,
  nowMs: number,
): ChainReason {
  const answer = done[onAlarm];
  const told = answer === '' ? '' : mode === 'enforce' ? ` Call ${answer}.` : ` It would be ${answer}.`;
  return {
    guard: 'abuse',
    rule: alarm.rule,
    action,
    ...(intended === action ? {} : { intended }),
    score: 1 - 1 / (1 + alarm.evidence),
    spans: [],
    explanation: explainAlarm(alarm, nowMs) + told,
  };
}

function rareReason(pValue: number): ChainReason {
  const share = `${(pValue * 100).toPrecision(2)} %`;
  return {
    guard: 'rare-prompt',
    rule: 'unlike-its-route',
    action: 'flag',
    score: 1 - pValue,
    spans: [],
    explanation: `Of the latest prompts of this route ${share} or less were as unusual in form and words.`,
  };
}

function viewOf(watch: IdentityWatch, nowMs: number): AbuseView {
  const alarm = watch.alarmAt(nowMs);
  return {
    kind: watch.kind,
    id: watch.name,
    name: watch.label,
    calls: watch.calls,
    firstMs: watch.firstMs,
    lastMs: watch.lastMs,
    evidence: watch.evidence,
    coveredWords: watch.coveredWords,
    tests: watch.tests.map(({ probe, evidence, hits, seen }) => ({ rule: probe, evidence, hits, seen })),
    accepted: [...watch.accepted],
    alarm:
      alarm === undefined
        ? null
        : {
            rule: alarm.rule,
            raisedMs: alarm.raisedMs,
            untilMs: alarm.untilMs,
            evidence: alarm.evidence,
            explanation: explainAlarm(alarm, nowMs),
          },
  };
}
