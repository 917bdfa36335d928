import type { ReplayReport } from './replay-policy.ts';

const CHANGES_SHOWN = 20;
const RULES_SHOWN = 20;

/** One line without control characters: ids and rules may come from other people's files. */
const clean = (text: string): string => text.replace(/\p{Cc}/gu, '·').slice(0, 100);

/** The report for a terminal. */
export function replayReportText(report: ReplayReport): string {
  const lines = [
    `${report.calls} calls: ${report.blockedBefore} blocked before, ${report.blockedAfter} under the new policy (${report.newlyBlocked} newly blocked, ${report.released} released).`,
  ];
  const rules = report.rules.filter(
    ({ before, after, newlyBlocked, released }) => before !== after || newlyBlocked + released > 0,
  );
  if (rules.length > 0) lines.push('', 'By guard and rule (calls before > now):');
  for (const { guard, rule, before, after, newlyBlocked, released } of rules.slice(0, RULES_SHOWN))
    lines.push(
      `  ${clean(guard)}/${clean(rule)}: ${before} > ${after}, ${newlyBlocked} newly blocked, ${released} released`,
    );
  if (report.changes.length > 0) lines.push('', 'Calls whose treatment changes:');
  for (const { id, before, after, reasonsBefore, reasonsAfter } of report.changes.slice(0, CHANGES_SHOWN)) {
    const reasons = after === 'allow' ? reasonsBefore : reasonsAfter;
    const why = [...new Set(reasons.map(({ guard, rule }) => `${guard}/${rule}`))].slice(0, 3).join(', ');
    lines.push(`  ${clean(id)}: ${before} > ${after}${why === '' ? '' : ` (${clean(why)})`}`);
  }
  const rest = report.changes.length - CHANGES_SHOWN;
  if (rest > 0 || report.changesCut)
    lines.push(`  … ${Math.max(rest, 0)}${report.changesCut ? ' or more' : ''} others; --json lists them`);
  return lines.join('\n');
}
