import { z } from 'zod';
import { incidentStatuses } from '../../contracts/incident.ts';
import { severities } from '../../contracts/severity.ts';
import { listAll } from '../answers.ts';
import { choiceOption } from '../choice-option.ts';
import { type Command, countOption } from '../command.ts';
import { formatTable, formatTime } from '../table.ts';

const incidentSchema = z.looseObject({
  number: z.number(),
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  findingCount: z.number(),
  lastSeenMs: z.number(),
});
const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 100_000;

export const incidentsList: Command = async (input, context) => {
  const query = {
    status: choiceOption(input, 'status', incidentStatuses),
    severity: choiceOption(input, 'severity', severities),
  };
  const limit = countOption(input, 'limit', LIMIT_DEFAULT, LIMIT_MAX);
  const client = await context.openClient();
  const incidents = await listAll(client, { path: '/api/incidents', item: incidentSchema, limit, query });
  const text = formatTable(
    incidents,
    [
      { title: '#', text: (incident) => String(incident.number) },
      { title: 'SEVERITY', text: (incident) => incident.severity },
      { title: 'STATUS', text: (incident) => incident.status },
      { title: 'LAST SEEN', text: (incident) => formatTime(incident.lastSeenMs) },
      { title: 'FINDINGS', text: (incident) => String(incident.findingCount) },
      { title: 'TITLE', text: (incident) => incident.title },
    ],
    'No incidents.',
  );
  context.output.result(incidents, text);
  return undefined;
};
