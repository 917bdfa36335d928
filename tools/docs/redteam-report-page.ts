import { z } from 'zod';
import { reportSchema } from '../../src/protect/redteam/index.ts';

const INTRODUCTION = `# The red team's JSON report

<!-- Written by \`npm run docs\` from src/protect/redteam/report/report.ts. Change it there. -->

What \`bartizan redteam --format json\` writes, and what \`redteam replay\` and \`redteam regress\` read, as JSON Schema (2020-12).
\`schema\` names the version: a change that readers could stumble over gets another one. Rates are fractions (0 to 1), times are
milliseconds, and offsets in \`evidence\` are UTF-16 code units, end exclusive, into the part of \`answer\` that \`where\` names.
`;

/** The page with the report's JSON Schema. */
export function redteamReportPage(): string {
  const schema = { title: 'Bartizan red-team report', ...z.toJSONSchema(reportSchema) };
  return [INTRODUCTION, '```json', JSON.stringify(schema, undefined, 2), '```', ''].join('\n');
}
