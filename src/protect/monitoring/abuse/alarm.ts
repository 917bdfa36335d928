import type { Probe } from './probes.ts';

export const identityKinds = ['token', 'team', 'network', 'route'] as const;
/** Whose calls are looked at together. */
export type IdentityKind = (typeof identityKinds)[number];

/** An alarm that stands: the evidence of one identity has reached what the false-alarm rate asks for. */
export interface Alarm {
  readonly kind: IdentityKind;
  readonly identity: string;
  readonly rule: Probe;
  readonly raisedMs: number;
  /** When it ends unless further calls bear it out. */
  readonly untilMs: number;
  /** Betting evidence when it was raised: at least 1 divided by the false-alarm rate. */
  readonly evidence: number;
  readonly hits: number;
  readonly seen: number;
  readonly sinceMs: number;
}

/** What an alarm is about, for people, after "12 of 14 …". */
export const whatHappened: Readonly<Record<Probe, string>> = {
  'near-duplicate-sweep': 'prompts were versions of ones shortly before',
  'same-structure-sweep': 'prompts had the structure of ones shortly before, with other words in it',
  'coverage-crawl': 'prompts went on to words not used before, more often than others on the route do',
  'probability-harvest':
    'calls asked for log-probabilities, token biases, echoes or many answers to one prompt',
  'unusual-prompts': 'prompts were among the 5 % most unusual of the route',
  'sudden-volume': 'minutes had three times the calls of any busy minute before',
};

const whose: Readonly<Record<IdentityKind, string>> = {
  token: 'this token',
  team: 'this team',
  network: 'tokens in the network',
  route: 'tokens on the route',
};

/** One sentence with the evidence, for an event's reason. */
export function explainAlarm(alarm: Alarm, nowMs: number): string {
  const { kind, identity, rule, hits, seen, sinceMs, evidence } = alarm;
  const name = kind === 'token' ? '' : ` ${identity.slice(0, 200)}`;
  const minutes = Math.max(1, Math.round((nowMs - sinceMs) / 60_000));
  return `Of ${whose[kind]}${name}: ${hits} of ${seen} ${whatHappened[rule]}, in ${minutes} min; e-value ${evidence.toPrecision(3)}.`;
}
