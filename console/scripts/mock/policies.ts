import type { GatewayEvent } from '../../../src/contracts/gateway-event.ts';
import type { GatewayPolicy } from '../../../src/contracts/guard.ts';
import type { DryRunPage } from '../../src/api/types.ts';
import type { MockState } from './state.ts';

export function policyView(policy: GatewayPolicy, position: number) {
  return { ...policy, position, builtIn: policy.name === 'default' };
}

const reasonsOf = (call: GatewayEvent) =>
  call.verdict.reasons.map(({ spans: _spans, intended: _intended, ...reason }) => reason);

export function replayOf(call: GatewayEvent, policy: string) {
  const after = policy === 'internal' && call.verdict.action === 'block' ? 'flag' : call.verdict.action;
  return {
    policy,
    problem: call.content ? null : 'not-stored',
    before: call.verdict.action,
    after,
    isAnswerKnown: call.verdict.action !== 'block',
    reasonsBefore: reasonsOf(call),
    reasonsAfter: reasonsOf(call),
  };
}

/** Blocks what was flagged: what a stricter policy would do. */
export function dryRunOf(state: MockState, body: Readonly<Record<string, unknown>>): DryRunPage {
  const start = Number(body.cursor ?? 0);
  const calls = state.calls.slice(start, start + 200);
  const stored = calls.filter((call) => call.content);
  const flagged = stored.filter((call) => call.verdict.action === 'flag');
  const count = (action: string) => stored.filter((call) => call.verdict.action === action).length;
  const end = start + calls.length;
  return {
    looked: calls.length,
    otherPolicy: 0,
    replayed: stored.length,
    notStored: calls.length - stored.length,
    cut: 0,
    answersUnknown: count('block'),
    failed: 0,
    transitions: [
      { before: 'allow', after: 'allow', count: count('allow') },
      { before: 'block', after: 'block', count: count('block') },
      { before: 'redact', after: 'redact', count: count('redact') },
      { before: 'flag', after: 'block', count: flagged.length },
    ],
    rules: [
      {
        guard: 'pii',
        rule: 'email',
        direction: 'input',
        before: 0,
        after: flagged.length,
        newlyBlocked: flagged.length,
        released: 0,
      },
    ],
    changed: flagged.map((call) => ({
      id: call.id,
      time: call.time,
      model: call.model ?? '',
      token: call.token.name,
      before: 'flag',
      after: 'block',
      reasonsBefore: reasonsOf(call),
      reasonsAfter: reasonsOf(call),
    })),
    nextCursor: end < Math.min(state.calls.length, 1_400) ? String(end) : null,
    elapsedMs: 12,
  };
}
