import { z } from 'zod';
import { entitySchema } from './entity.ts';
import { severitySchema } from './severity.ts';
import { techniqueSchema } from './technique.ts';

export const wings = ['protect', 'defend'] as const;
export const wingSchema = z.enum(wings);
export type Wing = z.infer<typeof wingSchema>;

/** A part of a text that a guard or rule points at: UTF-16 code units, end exclusive. */
export const spanSchema = z.object({
  /** JSON pointer into the inspected content, e.g. `/messages/2/content`. */
  path: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** What was found there, in the guard's words (`injection`, `secret:aws-access-token`, `email`). */
  label: z.string().optional(),
});
export type Span = Readonly<z.infer<typeof spanSchema>>;

/** One matched field: what a rule looked at and saw. `value` is cut to 1,024 characters. */
export const matchedFieldSchema = z.object({
  field: z.string(),
  value: z.string(),
  condition: z.string().optional(),
});
export type MatchedField = Readonly<z.infer<typeof matchedFieldSchema>>;

/** How much one feature moved a learned score; `usual` and `observed` are for people. */
export const contributionSchema = z.object({
  feature: z.string(),
  weight: z.number(),
  usual: z.string().optional(),
  observed: z.string().optional(),
});
export type Contribution = Readonly<z.infer<typeof contributionSchema>>;

/** Why a detector says so: enough for a person to disagree. */
export const evidenceSchema = z.object({
  eventIds: z.array(z.string()).max(20),
  fields: z.array(matchedFieldSchema).max(50).optional(),
  spans: z.array(spanSchema).max(50).optional(),
  contributions: z.array(contributionSchema).max(50).optional(),
  explanation: z.string().max(4096).optional(),
});
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;

/** What a detector hands to the pipeline. */
export const findingDraftSchema = z.object({
  /** Detector's name, e.g. `sigma`. */
  detector: z.string(),
  detectorVersion: z.string(),
  wing: wingSchema,
  /** Stable id of the rule, model or guard within the detector. */
  ruleId: z.string(),
  title: z.string(),
  description: z.string().optional(),
  severity: severitySchema,
  /** 0..1: how sure the detector is that this deserves a person. */
  score: z.number().min(0).max(1),
  timeMs: z.number(),
  /** Sightings that this draft stands for (the pipeline folds equal ones of a round); 1 when absent. */
  count: z.number().int().positive().optional(),
  /** Earliest of those sightings; `timeMs` is the latest. */
  firstTimeMs: z.number().optional(),
  /** The first is the one that the finding is grouped by. */
  entities: z.array(entitySchema),
  techniques: z.array(techniqueSchema),
  evidence: evidenceSchema,
  references: z.array(z.string()).optional(),
  author: z.string().optional(),
  falsePositives: z.array(z.string()).optional(),
  /** Findings with one key within the deduplication window are one finding with a count. */
  dedupKey: z.string(),
});
export type FindingDraft = Readonly<z.infer<typeof findingDraftSchema>>;

export const findingStatuses = ['new', 'true_positive', 'false_positive', 'benign'] as const;
export const findingStatusSchema = z.enum(findingStatuses);
export type FindingStatus = z.infer<typeof findingStatusSchema>;

/** A finding as it is stored and shown. */
export const findingSchema = findingDraftSchema.omit({ timeMs: true, firstTimeMs: true }).extend({
  id: z.string(),
  firstSeenMs: z.number(),
  lastSeenMs: z.number(),
  /** How many times it was seen. */
  count: z.number().int().positive(),
  status: findingStatusSchema,
  incidentId: z.string().nullable(),
  createdMs: z.number(),
});
export type Finding = Readonly<z.infer<typeof findingSchema>>;
