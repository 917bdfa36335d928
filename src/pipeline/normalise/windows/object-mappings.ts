import type { JsonObject } from '../common/json-object.ts';
import type { AttributeTable } from '../ocsf/attribute-map.ts';
import { ocsfClasses } from '../ocsf/classes.ts';
import { baseName, integer } from '../ocsf/convert.ts';
import { OTHER_ACTIVITY } from '../ocsf/draft.ts';
import { type MappingRule, mapping, say, type WindowsMapping } from './mapping.ts';
import { subjectUser } from './security-attributes.ts';

const actor: AttributeTable = {
  ...subjectUser,
  'actor.process.pid': ['ProcessId', integer],
  'actor.process.file.path': 'ProcessName',
  'actor.process.file.name': ['ProcessName', baseName],
};

const sentence = (verb: string) => (f: Readonly<JsonObject>) =>
  `${say(f, 'ProcessName', 'A process')} ${verb} ${say(f, 'ObjectName', 'an object')}`;

/** Access to an object that no other class describes. */
export function windowsObject(verb: string): WindowsMapping {
  return mapping({
    ocsfClass: ocsfClasses.windowsResourceActivity,
    activityId: 1,
    attributes: { ...actor, 'win_resource.name': 'ObjectName', 'win_resource.type': 'ObjectType' },
    describe: sentence(verb),
  });
}

/** Bits of an access mask that tell what was done ("Access Mask Format", Microsoft), with the class's activities. */
interface AccessActivities {
  readonly read: number;
  readonly write: number;
  readonly remove: number;
  readonly permissions: number;
  readonly other: number;
}

const DELETE = 0x10000;
const WRITE_DAC_OR_OWNER = 0xc0000;
const WRITE_OR_APPEND = 0x6;
const READ = 0x1;

function choose(mask: number | undefined, activities: AccessActivities): number {
  if (mask === undefined) return activities.other;
  if (mask & DELETE) return activities.remove;
  if (mask & WRITE_DAC_OR_OWNER) return activities.permissions;
  if (mask & WRITE_OR_APPEND) return activities.write;
  return mask & READ ? activities.read : activities.other;
}

const fileActivities: AccessActivities = { read: 2, write: 3, remove: 4, permissions: 7, other: 14 };
const keyActivities: AccessActivities = { read: 2, write: 3, remove: 4, permissions: 7, other: 6 };

/** One mapping per activity, made once: the activity depends on the event's access mask. */
function byActivity(
  activities: AccessActivities,
  make: (activityId: number) => WindowsMapping,
): (mask: number | undefined) => WindowsMapping {
  const made = new Map<number, WindowsMapping>();
  for (const id of Object.values(activities) as number[]) if (!made.has(id)) made.set(id, make(id));
  const otherwise = make(OTHER_ACTIVITY);
  return (mask) => made.get(choose(mask, activities)) ?? otherwise;
}

/** 4656 and 4663: the class follows the object's type, the activity the access mask. */
export function objectAccess(verb: string): MappingRule {
  const describe = sentence(verb);
  const file = byActivity(fileActivities, (activityId) =>
    mapping({
      ocsfClass: ocsfClasses.fileSystemActivity,
      activityId,
      attributes: { ...actor, 'file.path': 'ObjectName', 'file.name': ['ObjectName', baseName] },
      describe,
    }),
  );
  const key = byActivity(keyActivities, (activityId) =>
    mapping({
      ocsfClass: ocsfClasses.registryKeyActivity,
      activityId,
      attributes: { ...actor, 'reg_key.path': 'ObjectName' },
      describe,
    }),
  );
  const process = mapping({
    ocsfClass: ocsfClasses.processActivity,
    activityId: 3,
    attributes: {
      ...actor,
      'process.file.path': 'ObjectName',
      'process.file.name': ['ObjectName', baseName],
    },
    describe,
  });
  const other = windowsObject(verb);
  return (fields) => {
    const type = fields.ObjectType;
    if (type === 'File') return file(integer(fields.AccessMask));
    if (type === 'Key') return key(integer(fields.AccessMask));
    return type === 'Process' ? process : other;
  };
}
