import type { GuardReason } from '../../../contracts/guard.ts';
import type { CodeFinding } from './code-region.ts';

/** Code that is shown as how not to do it counts for less than half. */
const WARNED_SHARE = 0.45;

/** What is said of a place in the code. */
export function codeReason(
  guard: string,
  path: string,
  { rule, start, end }: CodeFinding,
  isWarned: boolean,
): GuardReason {
  const shown = isWarned ? ' It is shown as how not to do it.' : '';
  return {
    guard,
    rule: rule.id,
    score: isWarned ? Math.round(rule.score * WARNED_SHARE * 100) / 100 : rule.score,
    spans: [{ path, start, end, label: `CWE-${rule.cwe}` }],
    explanation: `The code ${rule.does} (CWE-${rule.cwe}, OWASP LLM05).${shown} Instead: ${rule.instead}.`,
  };
}
