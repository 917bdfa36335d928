import { z } from 'zod';
import { wings } from '../../contracts/finding.ts';
import { severities } from '../../contracts/severity.ts';
import { listAll } from '../answers.ts';
import { choiceOption } from '../choice-option.ts';
import { type Command, countOption } from '../command.ts';
import { formatTable, formatTime } from '../table.ts';

const findingSchema = z.looseObject({
  id: z.string(),
  wing: z.string(),
  severity: z.string(),
  title: z.string(),
  detector: z.string(),
  count: z.number(),
  lastSeenMs: z.number(),
});
const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 100_000;

export const findingsList: Command = async (input, context) => {
  const query = {
    wing: choiceOption(input, 'wing', wings),
    severity: choiceOption(input, 'severity', severities),
  };
  const limit = countOption(input, 'limit', LIMIT_DEFAULT, LIMIT_MAX);
  const client = await context.openClient();
  const findings = await listAll(client, { path: '/api/findings', item: findingSchema, limit, query });
  const text = formatTable(
    findings,
    [
      { title: 'LAST SEEN', text: (finding) => formatTime(finding.lastSeenMs) },
      { title: 'WING', text: (finding) => finding.wing },
      { title: 'SEVERITY', text: (finding) => finding.severity },
      { title: 'COUNT', text: (finding) => String(finding.count) },
      { title: 'DETECTOR', text: (finding) => finding.detector },
      { title: 'FINDING', text: (finding) => finding.title },
    ],
    'No findings.',
  );
  context.output.result(findings, text);
  return undefined;
};
