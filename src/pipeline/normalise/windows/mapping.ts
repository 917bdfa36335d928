import type { JsonObject } from '../common/json-object.ts';
import { AttributeMap, type AttributeTable } from '../ocsf/attribute-map.ts';
import type { OcsfClass } from '../ocsf/classes.ts';
import { integer, text } from '../ocsf/convert.ts';

/** How one kind of Windows event becomes an OCSF document. */
export interface WindowsMapping {
  readonly ocsfClass: OcsfClass;
  readonly activityId: number;
  readonly attributes: AttributeMap;
  /** OCSF `status_id`, where the event itself says success (1) or failure (2). */
  readonly statusId: number | undefined;
  /** Attributes that follow from the kind of event alone. */
  readonly constants: Readonly<JsonObject> | undefined;
  /** A line for people. */
  describe(fields: Readonly<JsonObject>): string;
}

/** A mapping, or the choice between several by what the event says. */
export type MappingRule = WindowsMapping | ((fields: Readonly<JsonObject>) => WindowsMapping);

/** Attributes that every Windows event has. */
const commonAttributes: AttributeTable = {
  'device.hostname': ['Computer', text],
  'metadata.log_name': ['Channel', text],
  'metadata.log_provider': ['Provider_Name', text],
  'metadata.event_code': ['EventID', text],
  'metadata.sequence': ['EventRecordID', integer],
};

export interface MappingSpec {
  readonly ocsfClass: OcsfClass;
  readonly activityId: number;
  readonly attributes: AttributeTable;
  readonly statusId?: number;
  readonly constants?: Readonly<JsonObject>;
  readonly describe: (fields: Readonly<JsonObject>) => string;
}

export function mapping(spec: MappingSpec): WindowsMapping {
  return {
    ocsfClass: spec.ocsfClass,
    activityId: spec.activityId,
    attributes: new AttributeMap(commonAttributes, spec.attributes),
    statusId: spec.statusId,
    constants: spec.constants,
    describe: spec.describe,
  };
}

/** A field's value inside a sentence; a placeholder when the event does not say. */
export function say(fields: Readonly<JsonObject>, field: string, otherwise = 'an unknown one'): string {
  const value = fields[field];
  if (typeof value === 'string' && value !== '' && value !== '-') return value;
  return typeof value === 'number' ? String(value) : otherwise;
}
