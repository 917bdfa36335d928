import { z } from 'zod';
import { readAnswer } from '../answers.ts';
import type { Command } from '../command.ts';
import { cell, formatTable, formatTime } from '../table.ts';

const detailSchema = z.looseObject({
  incident: z.looseObject({
    number: z.number(),
    title: z.string(),
    severity: z.string(),
    status: z.string(),
    entities: z.array(z.looseObject({ kind: z.string(), name: z.string() })),
    techniques: z.array(z.looseObject({ id: z.string(), name: z.string().optional() })),
    firstSeenMs: z.number(),
    lastSeenMs: z.number(),
    eventCount: z.number(),
  }),
  entries: z.array(
    z.looseObject({
      timeMs: z.number(),
      kind: z.string(),
      actorName: z.string().nullable(),
      text: z.string(),
    }),
  ),
  findings: z.array(
    z.looseObject({
      firstSeenMs: z.number(),
      severity: z.string(),
      title: z.string(),
      count: z.number(),
      detector: z.string(),
    }),
  ),
});
type Detail = z.infer<typeof detailSchema>;

export const incidentsShow: Command = async (input, context) => {
  const id = (input.operands[0] ?? '').replace(/^#/, '');
  const client = await context.openClient();
  const detail = readAnswer(
    detailSchema,
    await client.request('GET', `/api/incidents/${encodeURIComponent(id)}`),
  );
  context.output.result(detail, describe(detail));
  return undefined;
};

function describe({ incident, entries, findings }: Detail): string {
  return [
    cell(`#${incident.number} ${incident.title}`),
    `severity    ${incident.severity}`,
    `status      ${incident.status}`,
    `seen        ${formatTime(incident.firstSeenMs)} to ${formatTime(incident.lastSeenMs)}, ${incident.eventCount} events`,
    `entities    ${cell(incident.entities.map((entity) => `${entity.kind} ${entity.name}`).join(', ') || '-')}`,
    `techniques  ${cell(incident.techniques.map((technique) => technique.id).join(', ') || '-')}`,
    '',
    formatTable(
      findings,
      [
        { title: 'FIRST SEEN', text: (finding) => formatTime(finding.firstSeenMs) },
        { title: 'SEVERITY', text: (finding) => finding.severity },
        { title: 'COUNT', text: (finding) => String(finding.count) },
        { title: 'DETECTOR', text: (finding) => finding.detector },
        { title: 'FINDING', text: (finding) => finding.title },
      ],
      'No findings.',
    ),
    '',
    ...entries.map(
      (entry) => `${formatTime(entry.timeMs)}  ${entry.actorName ?? 'bartizan'}: ${cell(entry.text)}`,
    ),
  ].join('\n');
}
