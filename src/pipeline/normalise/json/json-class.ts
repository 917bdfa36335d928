import type { JsonObject } from '../common/json-object.ts';
import { type OcsfClass, ocsfClasses } from '../ocsf/classes.ts';
import { OTHER_ACTIVITY } from '../ocsf/draft.ts';

export interface JsonClass {
  readonly ocsfClass: OcsfClass;
  readonly activityId: number;
}

const base: JsonClass = { ocsfClass: ocsfClasses.baseEvent, activityId: OTHER_ACTIVITY };

/** The class by the Elastic Common Schema's `event.category`, its activity by `event.type`; Base Event without them. */
export function jsonClass(fields: Readonly<JsonObject>): JsonClass {
  const categories = wordsOf(fields['event.category']);
  if (categories.length === 0) return base;
  const types = wordsOf(fields['event.type']);
  if (categories.includes('authentication'))
    return { ocsfClass: ocsfClasses.authentication, activityId: logonActivity(types) };
  if (categories.includes('network'))
    return { ocsfClass: ocsfClasses.networkActivity, activityId: networkActivity(types) };
  if (categories.includes('process'))
    return { ocsfClass: ocsfClasses.processActivity, activityId: processActivity(types) };
  return base;
}

/** 1 logon (ECS says `start` of it, `info` or nothing), 2 logoff. */
function logonActivity(types: readonly string[]): number {
  if (types.includes('end')) return 2;
  return types.length === 0 || types.includes('start') || types.includes('info') ? 1 : OTHER_ACTIVITY;
}

/** 1 open, 2 close, 5 refuse, 6 traffic. */
function networkActivity(types: readonly string[]): number {
  if (types.includes('denied')) return 5;
  if (types.includes('end')) return 2;
  return types.includes('start') ? 1 : 6;
}

/** 1 launch, 2 terminate. */
function processActivity(types: readonly string[]): number {
  if (types.includes('end')) return 2;
  return types.includes('start') ? 1 : OTHER_ACTIVITY;
}

function wordsOf(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((word) => typeof word === 'string').map((word) => word.toLowerCase());
}
