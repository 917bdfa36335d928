import type { GuardContent, GuardReason, GuardResult } from '../../../contracts/guard.ts';

/** One match of a customer's guard. */
export interface CustomMatch {
  readonly rule: string;
  readonly score: number;
  readonly span: { readonly path: string; readonly start: number; readonly end: number };
  readonly explanation: string;
  readonly replacement: string | undefined;
}

const REASONS_MAX = 200;

export function resultOf(guard: string, matches: readonly CustomMatch[]): GuardResult {
  const reasons = matches.slice(0, REASONS_MAX).map(
    ({ rule, score, span, explanation, replacement }): GuardReason => ({
      guard,
      rule,
      score,
      spans: [span],
      explanation,
      replacement: replacement ?? `[${guard.toUpperCase()}]`,
    }),
  );
  return { guard, score: Math.max(0, ...reasons.map(({ score }) => score)), reasons };
}

export function probeContent(text: string): GuardContent {
  return { direction: 'input', segments: [{ path: '/text', text, provenance: 'user' }] };
}

/** A verdict has to explain itself: a score that comes without a reason is its own. */
export function explained(result: GuardResult): GuardResult {
  const { guard, score, reasons } = result;
  if (score === 0 || !Array.isArray(reasons) || reasons.length > 0) return result;
  const explanation = `The guard ${guard} gave the score ${score} and no reason.`;
  return { ...result, reasons: [{ guard, rule: 'score', score, spans: [], explanation }] };
}
