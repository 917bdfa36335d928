import type { OcsfEvent } from '../../../contracts/event.ts';
import type { OcsfClass } from './classes.ts';

/** An OCSF document while a mapper still fills it in. */
export interface OcsfDraft extends OcsfEvent {
  severity_id: number;
  message: string;
  metadata: Record<string, unknown>;
  unmapped?: Record<string, unknown>;
  [attribute: string]: unknown;
}

/** OCSF's `severity_id`, by name. */
export const severityIds = {
  unknown: 0,
  informational: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
  fatal: 6,
} as const;

/** OCSF's `activity_id` for what the class has no number for. */
export const OTHER_ACTIVITY = 99;

/** Version of the schema that the documents follow. */
export const OCSF_VERSION = '1.5.0';

export interface DraftHead {
  readonly ocsfClass: OcsfClass;
  readonly activityId: number;
  readonly severityId: number;
  readonly timeMs: number;
  readonly message: string;
  readonly metadata: Record<string, unknown>;
}

/** A document with all attributes that OCSF requires of every class; `type_uid` follows from class and activity. */
export function draftEvent(head: DraftHead): OcsfDraft {
  const { ocsfClass } = head;
  return {
    class_uid: ocsfClass.uid,
    class_name: ocsfClass.name,
    category_uid: ocsfClass.categoryUid,
    activity_id: head.activityId,
    type_uid: ocsfClass.uid * 100 + head.activityId,
    severity_id: head.severityId,
    time: head.timeMs,
    message: head.message,
    metadata: head.metadata,
  };
}
