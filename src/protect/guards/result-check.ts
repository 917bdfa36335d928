import type { GuardContent, GuardReason, GuardResult } from '../../contracts/guard.ts';

/** What is wrong with a guard's answer, or undefined. A guard may be somebody else's code, so its answer is checked. */
export function checkResult(result: GuardResult, content: GuardContent): string | undefined {
  if (!isScore(result?.score) || !Array.isArray(result.reasons)) return 'its answer has no valid score';
  for (const reason of result.reasons as readonly GuardReason[]) {
    if (!isScore(reason.score)) return 'a reason has no valid score';
    for (const span of reason.spans) {
      const length = content.segments.find((segment) => segment.path === span.path)?.text.length;
      if (length === undefined) return 'a span points at no segment';
      if (!Number.isInteger(span.start) || !Number.isInteger(span.end)) return 'a span has no whole offsets';
      if (span.start < 0 || span.end < span.start || span.end > length) return 'a span lies outside its text';
    }
  }
  return undefined;
}

function isScore(score: unknown): boolean {
  return typeof score === 'number' && score >= 0 && score <= 1;
}
