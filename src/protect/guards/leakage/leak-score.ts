import type { LeakEvidence } from './leak-evidence.ts';

export interface LeakScore {
  readonly rule: 'system-prompt-repeated' | 'system-prompt-restated' | 'system-prompt-translated';
  /** 0..1 */
  readonly score: number;
}

/** Letters and digits of a repeated stretch that make a leak as likely as not, and how fast certainty grows. */
const REPEATED_MIDDLE = 50;
const REPEATED_SLOPE = 9;
/** Scattered short stretches count for less than one long one. */
const SCATTERED_SHARE = 0.6;

/** What the evidence amounts to, the strongest kind first. */
export function leakScore(evidence: LeakEvidence, language: string | undefined): LeakScore {
  const scores: LeakScore[] = [
    { rule: 'system-prompt-repeated', score: repeatedScore(evidence) },
    {
      rule: 'system-prompt-restated',
      score: restatedScore(evidence.restated, evidence.restatedCount, evidence),
    },
  ];
  const own = evidence.text.language;
  if (language !== undefined && own !== undefined && language !== own) {
    const { translated, translatedCount } = evidence;
    scores.push({
      rule: 'system-prompt-translated',
      score: restatedScore(translated, translatedCount, evidence),
    });
  }
  return scores.reduce((best, score) => (score.score > best.score ? score : best));
}

function repeatedScore({ coveredUnits, longestRun, text }: LeakEvidence): number {
  const { size, window } = text.fingerprint;
  // In text without spaces a unit says as much as two or three Latin ones.
  const density = window < 10 ? 2.4 : 1;
  const middle = Math.min(REPEATED_MIDDLE, Math.max(30, size * density * 0.6));
  const units = Math.max(longestRun, coveredUnits * SCATTERED_SHARE) * density;
  return units === 0 ? 0 : logistic((units - middle) / REPEATED_SLOPE);
}

function restatedScore(weight: number, count: number, { text }: LeakEvidence): number {
  if (count === 0) return 0;
  const share = weight / Math.max(1, text.weight);
  return logistic(-3.2 + 0.34 * weight + 0.5 * (count - 1) + 3.5 * share);
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
