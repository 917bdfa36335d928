import { describe, expect, it } from 'vitest';
import {
  type Guard,
  type GuardAction,
  type GuardReason,
  gatewayPolicySchema,
} from '../../contracts/guard.ts';
import { createChain } from './chain.ts';
import { contentOf } from './test-content.ts';

function guard(
  name: string,
  reasons: readonly Partial<GuardReason>[],
  score = reasons.length > 0 ? 0.9 : 0,
): Guard {
  return {
    name,
    version: '1',
    directions: ['input', 'output'],
    holdBackMax: 16,
    probes: { bad: [], good: [] },
    inspect: () => ({
      guard: name,
      score,
      reasons: reasons.map((reason) => ({
        guard: name,
        rule: 'r',
        score: 0.9,
        spans: [],
        explanation: 'e',
        ...reason,
      })),
    }),
  };
}

function policy(entries: readonly [string, GuardAction][], more: object = {}) {
  return gatewayPolicySchema.parse({
    name: 'p',
    guards: entries.map(([name, action]) => ({ guard: name, action })),
    ...more,
  });
}

const span = (start: number, end: number) => [{ path: '/text', start, end }];

describe('a chain', () => {
  it('lets the strictest action win', () => {
    const guards = [guard('a', [{}]), guard('b', [{}]), guard('c', [])];
    expect(
      createChain(
        guards,
        policy([
          ['a', 'flag'],
          ['b', 'block'],
          ['c', 'block'],
        ]),
      ).inspect(contentOf('x')).action,
    ).toBe('block');
    expect(
      createChain(
        guards,
        policy([
          ['a', 'flag'],
          ['c', 'block'],
        ]),
      ).inspect(contentOf('x')).action,
    ).toBe('flag');
  });

  it('runs only what the policy names, for its directions', () => {
    const guards = [guard('a', [{}])];
    expect(createChain(guards, policy([])).inspect(contentOf('x')).results).toEqual([]);
    const outputOnly = gatewayPolicySchema.parse({
      name: 'p',
      guards: [{ guard: 'a', action: 'block', directions: ['output'] }],
    });
    expect(createChain(guards, outputOnly).inspect(contentOf('x')).action).toBe('allow');
    expect(createChain(guards, outputOnly).inspect(contentOf('x', 'model', 'output')).action).toBe('block');
  });

  it('keeps reasons under the threshold out of the action', () => {
    const verdict = createChain([guard('a', [{ score: 0.3 }], 0.3)], policy([['a', 'block']])).inspect(
      contentOf('x'),
    );
    expect(verdict).toMatchObject({ action: 'allow', reasons: [], score: 0.3 });
    expect(verdict.results[0]?.reasons).toHaveLength(1);
  });

  it('redacts overlapping spans once, by UTF-16 offsets', () => {
    const found = guard('a', [
      { spans: span(3, 8), replacement: '[LONG]' },
      { spans: span(6, 9), replacement: '[B]' },
      { spans: span(0, 2), replacement: '[EMOJI]' },
    ]);
    const verdict = createChain([found], policy([['a', 'redact']])).inspect(contentOf('👩 abcdefgh'));
    expect(verdict.redacted?.[0]?.text).toBe('[EMOJI] [LONG]gh');
  });

  it('blocks what it is told to redact and cannot', () => {
    expect(
      createChain([guard('a', [{ spans: span(0, 1) }])], policy([['a', 'redact']])).inspect(contentOf('x'))
        .action,
    ).toBe('block');
    expect(
      createChain([guard('a', [{ replacement: '[A]' }])], policy([['a', 'redact']])).inspect(contentOf('x'))
        .action,
    ).toBe('block');
  });

  const throwing: Guard = {
    ...guard('a', []),
    inspect: () => {
      throw new TypeError('secret content');
    },
  };
  const broken: readonly [string, Guard | undefined][] = [
    ['throws', throwing],
    ['does not exist', undefined],
    ['answers no score', guard('a', [], Number.NaN)],
    ['points outside the text', guard('a', [{ spans: span(0, 99) }])],
    ['points at no segment', guard('a', [{ spans: [{ path: '/other', start: 0, end: 1 }] }])],
  ];

  it.each(broken)('blocks when a guard %s, and says which', (_, faulty) => {
    const verdict = createChain(faulty === undefined ? [] : [faulty], policy([['a', 'flag']])).inspect(
      contentOf('x'),
    );
    expect(verdict.action).toBe('block');
    expect(verdict.reasons[0]).toMatchObject({ guard: 'a', rule: 'guard-error', score: 1 });
    expect(verdict.reasons[0]?.explanation).not.toContain('secret content');
  });

  it('lets errors pass, visibly, when the policy says so', () => {
    const verdict = createChain([throwing], policy([['a', 'block']], { onGuardError: 'allow' })).inspect(
      contentOf('x'),
    );
    expect(verdict.action).toBe('allow');
    expect(verdict.reasons[0]?.rule).toBe('guard-error');
  });

  it('blocks when a guard runs late, and does not start the next', () => {
    let nowMs = 0;
    let isStarted = false;
    const slow: Guard = {
      ...guard('slow', []),
      inspect: () => {
        nowMs += 50;
        return { guard: 'slow', score: 0, reasons: [] };
      },
    };
    const next: Guard = {
      ...guard('next', []),
      inspect: () => {
        isStarted = true;
        return { guard: 'next', score: 0, reasons: [] };
      },
    };
    const chain = createChain(
      [slow, next],
      policy(
        [
          ['slow', 'flag'],
          ['next', 'flag'],
        ],
        { guardTimeoutMs: 20 },
      ),
      { now: () => nowMs },
    );
    const verdict = chain.inspect(contentOf('x'));
    expect(verdict.action).toBe('block');
    expect(verdict.reasons.map((reason) => reason.guard)).toEqual(['slow', 'next']);
    expect(isStarted).toBe(false);
  });
});
