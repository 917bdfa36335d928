import { z } from 'zod';
import { type Entity, entitySchema } from './entity.ts';
import type { GatewayEvent } from './gateway-event.ts';

/** Formats that a source can say its records are in; `auto` looks at each record. */
export const eventFormats = [
  'auto',
  'json',
  'windows',
  'auditd',
  'cloudtrail',
  'syslog',
  'ocsf',
  'gateway',
] as const;
export const eventFormatSchema = z.enum(eventFormats);
export type EventFormat = z.infer<typeof eventFormatSchema>;

/**
 * The gateway's own source and format. What a call was and what the guards said of it is only believed because nobody
 * but the gateway can write it: no sender may use either name, and `auto` never chooses the format.
 */
export const GATEWAY_SOURCE = 'gateway';

/** Formats that a sender may say its records are in. */
export const senderFormats = [
  'auto',
  'json',
  'windows',
  'auditd',
  'cloudtrail',
  'syslog',
  'ocsf',
] as const satisfies readonly EventFormat[];

/** An OCSF document. Field names and nesting are OCSF's own; `unmapped` holds what the class has no place for. */
export interface OcsfEvent {
  readonly class_uid: number;
  readonly class_name: string;
  readonly category_uid: number;
  readonly activity_id: number;
  readonly type_uid: number;
  readonly severity_id: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly unmapped?: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

/** Where an event comes from in Sigma's terms; decides which rules see it. */
export interface LogSource {
  readonly product?: string;
  readonly service?: string;
  readonly category?: string;
}

/** What normalising makes of one raw record: the OCSF document to store and the native view that rules read. */
export interface NormalisedEvent {
  /** Event time (not arrival), milliseconds since the epoch. */
  readonly timeMs: number;
  readonly format: Exclude<EventFormat, 'auto'>;
  readonly ocsf: OcsfEvent;
  /** An event can belong to several, e.g. Security 4688 is `{windows, security}` and `{windows, process_creation}`. */
  readonly logSources: readonly LogSource[];
  /** Native field names to values, flat (nested keys joined by a dot), as Sigma rules spell them. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly entities: readonly Entity[];
  /** The source's own unique id, where the format promises one (CloudTrail `eventID`, OCSF `metadata.uid`). */
  readonly uid?: string;
  /** The call that a record of the gateway tells of; what is counted by it is counted once, with the record. */
  readonly call?: GatewayEvent;
}

/** A normalised event with its place in the event log: what detectors see and the store keeps. */
export interface EventRecord extends NormalisedEvent {
  /** Position in the event log: unique, increasing, a safe integer. Its public form is `evt_<base36>`. */
  readonly seq: number;
  readonly receivedMs: number;
  readonly source: string;
  /** The raw record as it came. */
  readonly raw: string;
}

export function eventId(seq: number): string {
  return `evt_${seq.toString(36)}`;
}

/** The inverse of {@link eventId}; undefined when the text is not an event id. */
export function eventSeq(id: string): number | undefined {
  if (!/^evt_[0-9a-z]{1,11}$/.test(id)) return undefined;
  const seq = Number.parseInt(id.slice(4), 36);
  return Number.isSafeInteger(seq) ? seq : undefined;
}

/** An event as the API shows it. */
export const eventViewSchema = z.object({
  id: z.string(),
  time: z.iso.datetime(),
  received: z.iso.datetime(),
  source: z.string(),
  format: z.string(),
  class_uid: z.number().int(),
  class_name: z.string(),
  severity_id: z.number().int(),
  /** A line for people: what happened, to what. */
  message: z.string(),
  entities: z.array(entitySchema),
  ocsf: z.record(z.string(), z.unknown()),
  raw: z.string(),
});
export type EventView = z.infer<typeof eventViewSchema>;
