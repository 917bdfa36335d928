import type { GuardCheck } from '../../src/api/types.ts';

/** A guard that knows one phrase. */
export function check(text: string): GuardCheck {
  const at = text.search(/ignore (all )?previous/i);
  if (at < 0) return { action: 'allow', score: 0.03, policy: 'default', reasons: [], elapsedMs: 0.4 };
  return {
    action: 'block',
    score: 0.96,
    policy: 'default',
    elapsedMs: 0.6,
    reasons: [
      {
        guard: 'injection',
        rule: 'override-instructions',
        action: 'block',
        score: 0.96,
        spans: [
          { path: '/text', start: at, end: Math.min(text.length, at + 34), label: 'override-instructions' },
        ],
        explanation: 'The text tells the model to drop its instructions.',
      },
    ],
  };
}
