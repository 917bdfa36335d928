import { z } from 'zod';
import { entitySchema } from './entity.ts';
import { wingSchema } from './finding.ts';
import { severitySchema } from './severity.ts';
import { techniqueSchema } from './technique.ts';

export const incidentStatuses = ['new', 'in_progress', 'on_hold', 'resolved', 'closed'] as const;
export const incidentStatusSchema = z.enum(incidentStatuses);
export type IncidentStatus = z.infer<typeof incidentStatusSchema>;

/** Statuses in which an incident still takes new findings. */
export const openIncidentStatuses: readonly IncidentStatus[] = ['new', 'in_progress', 'on_hold'];

export const incidentSchema = z.object({
  id: z.string(),
  /** Short number for people to say aloud: `#42`. */
  number: z.number().int().positive(),
  title: z.string(),
  severity: severitySchema,
  status: incidentStatusSchema,
  assigneeId: z.string().nullable(),
  wings: z.array(wingSchema),
  entities: z.array(entitySchema),
  techniques: z.array(techniqueSchema),
  findingCount: z.number().int(),
  /** Sum of the findings' counts. */
  eventCount: z.number().int(),
  firstSeenMs: z.number(),
  lastSeenMs: z.number(),
  createdMs: z.number(),
  updatedMs: z.number(),
  resolution: z.enum(['true_positive', 'false_positive', 'benign', 'duplicate']).nullable(),
});
export type Incident = Readonly<z.infer<typeof incidentSchema>>;

/** One entry of the incident's story that a person or the platform wrote; findings are the other part of the story. */
export const incidentEntrySchema = z.object({
  id: z.string(),
  incidentId: z.string(),
  timeMs: z.number(),
  kind: z.enum(['opened', 'finding', 'status', 'severity', 'assignee', 'comment', 'delivery']),
  /** Account id, or null when the platform did it. */
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  text: z.string(),
  findingId: z.string().nullable(),
});
export type IncidentEntry = Readonly<z.infer<typeof incidentEntrySchema>>;
