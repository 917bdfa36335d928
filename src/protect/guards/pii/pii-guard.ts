import type { GuardContent, GuardReason } from '../../../contracts/guard.ts';
import type { ProseSkippingGuard } from '../skips-prose.ts';
import { scanPii } from './scan-pii.ts';

export const PII_GUARD = 'pii';
/** Longest match and the words before it that decide about it. */
export const PII_HOLD_BACK = 160;

/** Finds structured personal data by form, checksum and context. Names and addresses of people are not its work. */
export function createPiiGuard(): ProseSkippingGuard {
  return {
    name: PII_GUARD,
    version: '1',
    skipsProse: true,
    directions: ['input', 'output'],
    holdBackMax: PII_HOLD_BACK,
    probes: { bad: bad.map(probe), good: good.map(probe) },
    inspect: (content) => {
      const reasons = content.segments.flatMap(({ text, path }) =>
        scanPii(text).map(
          (match): GuardReason => ({
            guard: PII_GUARD,
            rule: match.type.toLowerCase().replace(/_/g, '-'),
            score: match.score,
            spans: [{ path, start: match.start, end: match.end, label: match.type }],
            explanation: `${match.end - match.start} characters look like personal data (${match.type}).`,
            replacement: `[${match.type}]`,
          }),
        ),
      );
      return { guard: PII_GUARD, score: Math.max(0, ...reasons.map((reason) => reason.score)), reasons };
    },
  };
}

const bad = [
  'Write to jane.doe@example.org.',
  'Card 4111 1111 1111 1111',
  'IBAN DE89 3704 0044 0532 0130 00',
  'Call +49 30 901820.',
];
const good = [
  'Order 4111 1111 1111 1112 of 2024-05-17 has 3 items.',
  'Version 10.2.3.4 runs since 12:30:45.',
  'See page 123-456.',
];

function probe(text: string): GuardContent {
  return { direction: 'output', segments: [{ path: '/text', text, provenance: 'model' }] };
}
