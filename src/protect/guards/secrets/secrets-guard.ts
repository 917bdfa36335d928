import type { Direction, GuardContent, GuardReason } from '../../../contracts/guard.ts';
import type { ProseSkippingGuard } from '../skips-prose.ts';
import { findSecrets } from './scan-secrets.ts';

export const SECRETS_GUARD = 'secrets';
/** Longest secret that is matched as a whole; longer ones are recognised by their beginning and followed to their end. */
export const SECRETS_HOLD_BACK = 256;

/** Finds credentials in any text. Explanations name the rule, never the value. */
export function createSecretsGuard(): ProseSkippingGuard {
  return {
    name: SECRETS_GUARD,
    version: '2',
    skipsProse: true,
    directions: ['input', 'output'],
    holdBackMax: SECRETS_HOLD_BACK,
    probes: { bad: bad.map(probe), good: good.map(probe) },
    inspect: ({ direction, segments }) => {
      const reasons: GuardReason[] = [];
      let score = 0;
      for (const { text, path } of segments) {
        for (const reason of reasonsFor(text, path, direction)) {
          reasons.push(reason);
          score = Math.max(score, reason.score);
        }
      }
      return { guard: SECRETS_GUARD, score, reasons };
    },
  };
}

function reasonsFor(text: string, path: string, direction: Direction): GuardReason[] {
  // Answers may be streams, which pass words of letters on at once: such a word is never part of a secret there.
  const found = findSecrets(text, { allowsWords: direction === 'input' });
  return found.map(({ rule, start, end, score }) => ({
    guard: SECRETS_GUARD,
    rule,
    score,
    spans: [{ path, start, end, label: `secret:${rule}` }],
    explanation: `${end - start} characters look like a credential (${rule}).`,
    replacement: `[SECRET:${rule}]`,
  }));
}

// Put together here so that scanners of source code do not take the probes for leaks.
const bad = [
  `key: AKIA${'Q3EGWXYZ7K2LMN5P'}`,
  `token ghp_${'a8Kd02LsmQ9xYtR4vBnW7eZc1UfH6jGp3OiA'}`,
  `-----BEGIN RSA PRIVATE ${'KEY'}-----\nMIIEpAIBAAKCAQEA7bq\n-----END RSA PRIVATE ${'KEY'}-----`,
  `postgres://app:${'w9Zk2LpQ'}@db.internal:5432/app`,
];
const good = [
  'The commit 4f2a9c1e8b7d6f5a3c2b1d0e9f8a7b6c5d4e3f2a fixed it.',
  'Request id 123e4567-e89b-12d3-a456-426614174000 took 3 ms.',
  'Set api_key = "YOUR_API_KEY" and password = os.environ["PASSWORD"].',
];

function probe(text: string): GuardContent {
  return { direction: 'output', segments: [{ path: '/text', text, provenance: 'model' }] };
}
