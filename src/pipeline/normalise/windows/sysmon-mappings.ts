import type { JsonObject } from '../common/json-object.ts';
import type { AttributeTable } from '../ocsf/attribute-map.ts';
import { ocsfClasses } from '../ocsf/classes.ts';
import { accountDomain, accountName, baseName, fingerprints, integer } from '../ocsf/convert.ts';
import { OTHER_ACTIVITY } from '../ocsf/draft.ts';
import { type MappingRule, mapping, say } from './mapping.ts';

const actor: AttributeTable = {
  'actor.process.pid': ['ProcessId', integer],
  'actor.process.uid': 'ProcessGuid',
  'actor.process.file.path': 'Image',
  'actor.process.file.name': ['Image', baseName],
  'actor.user.name': ['User', accountName],
  'actor.user.domain': ['User', accountDomain],
};

const subject: AttributeTable = {
  'process.pid': ['ProcessId', integer],
  'process.uid': 'ProcessGuid',
  'process.file.path': 'Image',
  'process.file.name': ['Image', baseName],
  'process.user.name': ['User', accountName],
  'process.user.domain': ['User', accountDomain],
};

/** Events in which one process does something to another. */
const sourceToTarget: AttributeTable = {
  'actor.process.pid': ['SourceProcessId', integer],
  'actor.process.file.path': 'SourceImage',
  'actor.process.file.name': ['SourceImage', baseName],
  'actor.user.name': ['SourceUser', accountName],
  'actor.user.domain': ['SourceUser', accountDomain],
  'process.pid': ['TargetProcessId', integer],
  'process.file.path': 'TargetImage',
  'process.file.name': ['TargetImage', baseName],
  'process.user.name': ['TargetUser', accountName],
  'process.user.domain': ['TargetUser', accountDomain],
};

const launch = mapping({
  ocsfClass: ocsfClasses.processActivity,
  activityId: 1,
  attributes: {
    ...subject,
    'process.cmd_line': 'CommandLine',
    'process.working_directory': 'CurrentDirectory',
    'process.integrity': 'IntegrityLevel',
    'process.file.hashes': ['Hashes', fingerprints],
    'process.file.company_name': 'Company',
    'process.file.desc': 'Description',
    'process.file.version': 'FileVersion',
    'process.file.internal_name': 'OriginalFileName',
    'process.session.uid': 'LogonId',
    'process.parent_process.pid': ['ParentProcessId', integer],
    'process.parent_process.uid': 'ParentProcessGuid',
    'process.parent_process.file.path': 'ParentImage',
    'process.parent_process.file.name': ['ParentImage', baseName],
    'process.parent_process.cmd_line': 'ParentCommandLine',
    'actor.user.name': ['ParentUser', accountName],
    'actor.user.domain': ['ParentUser', accountDomain],
  },
  describe: (f) => `${say(f, 'ParentImage', 'A process')} started ${say(f, 'CommandLine', say(f, 'Image'))}`,
});

function file(activityId: number, verb: string) {
  return mapping({
    ocsfClass: ocsfClasses.fileSystemActivity,
    activityId,
    attributes: {
      ...actor,
      'file.path': 'TargetFilename',
      'file.name': ['TargetFilename', baseName],
      'file.hashes': ['Hashes', fingerprints],
    },
    describe: (f) => `${say(f, 'Image', 'A process')} ${verb} ${say(f, 'TargetFilename', 'a file')}`,
  });
}

const connection: AttributeTable = {
  ...actor,
  'src_endpoint.ip': 'SourceIp',
  'src_endpoint.port': ['SourcePort', integer],
  'src_endpoint.hostname': 'SourceHostname',
  'dst_endpoint.ip': 'DestinationIp',
  'dst_endpoint.port': ['DestinationPort', integer],
  'dst_endpoint.hostname': 'DestinationHostname',
  'connection_info.protocol_name': 'Protocol',
  'connection_info.direction_id': ['Initiated', (value) => (String(value).toLowerCase() === 'true' ? 2 : 1)],
};

function module(
  ocsfClass: (typeof ocsfClasses)['moduleActivity' | 'kernelExtensionActivity'],
  prefix: string,
) {
  return mapping({
    ocsfClass,
    activityId: 1,
    attributes: {
      ...actor,
      [`${prefix}.file.path`]: 'ImageLoaded',
      [`${prefix}.file.name`]: ['ImageLoaded', baseName],
      [`${prefix}.file.hashes`]: ['Hashes', fingerprints],
      [`${prefix}.file.company_name`]: 'Company',
      [`${prefix}.file.desc`]: 'Description',
      [`${prefix}.file.version`]: 'FileVersion',
      [`${prefix}.file.internal_name`]: 'OriginalFileName',
    },
    describe: (f) => `${say(f, 'Image', 'The kernel')} loaded ${say(f, 'ImageLoaded', 'an image')}`,
  });
}

function registryKey(activityId: number, verb: string) {
  return mapping({
    ocsfClass: ocsfClasses.registryKeyActivity,
    activityId,
    attributes: { ...actor, 'reg_key.path': 'TargetObject' },
    describe: (f) => `${say(f, 'Image', 'A process')} ${verb} the registry key ${say(f, 'TargetObject')}`,
  });
}

function registryValue(activityId: number, verb: string) {
  return mapping({
    ocsfClass: ocsfClasses.registryValueActivity,
    activityId,
    attributes: {
      ...actor,
      'reg_value.path': 'TargetObject',
      'reg_value.name': ['TargetObject', baseName],
      'reg_value.data': 'Details',
    },
    describe: (f) => `${say(f, 'Image', 'A process')} ${verb} the registry value ${say(f, 'TargetObject')}`,
  });
}

const keyCreated = registryKey(1, 'created');
const keyDeleted = registryKey(4, 'deleted');
const keyChanged = registryKey(OTHER_ACTIVITY, 'created or deleted');
const valueDeleted = registryValue(4, 'deleted');

function registryObject(fields: Readonly<JsonObject>) {
  const eventType = fields.EventType;
  if (eventType === 'CreateKey') return keyCreated;
  if (eventType === 'DeleteValue') return valueDeleted;
  return eventType === 'DeleteKey' ? keyDeleted : keyChanged;
}

function pipe(verb: string) {
  return mapping({
    ocsfClass: ocsfClasses.fileSystemActivity,
    activityId: verb === 'created' ? 1 : 14,
    attributes: { ...actor, 'file.path': 'PipeName', 'file.name': ['PipeName', baseName] },
    constants: { file_type: 'Named Pipe' },
    describe: (f) => `${say(f, 'Image', 'A process')} ${verb} the named pipe ${say(f, 'PipeName')}`,
  });
}

const wmi = mapping({
  ocsfClass: ocsfClasses.scheduledJobActivity,
  activityId: OTHER_ACTIVITY,
  attributes: { 'job.name': 'Name', 'job.cmd_line': 'Destination', 'actor.user.name': ['User', accountName] },
  describe: (f) =>
    `WMI ${say(f, 'EventType', 'event subscription')} ${say(f, 'Operation', 'changed')}: ${say(f, 'Name')}`,
});

/** Sysmon event ids to their OCSF classes (Sysmon 15 schema 4.90). */
export const sysmonMappings: ReadonlyMap<number, MappingRule> = new Map<number, MappingRule>([
  [1, launch],
  [2, file(6, 'changed the creation time of')],
  [
    3,
    mapping({
      ocsfClass: ocsfClasses.networkActivity,
      activityId: 1,
      attributes: connection,
      describe: (f) =>
        `${say(f, 'Image', 'A process')}: ${say(f, 'SourceIp')} to ${say(f, 'DestinationHostname', say(f, 'DestinationIp'))}:${say(f, 'DestinationPort', '?')}`,
    }),
  ],
  [
    5,
    mapping({
      ocsfClass: ocsfClasses.processActivity,
      activityId: 2,
      attributes: subject,
      describe: (f) => `${say(f, 'Image', 'A process')} ended`,
    }),
  ],
  [6, module(ocsfClasses.kernelExtensionActivity, 'driver')],
  [7, module(ocsfClasses.moduleActivity, 'module')],
  [
    8,
    mapping({
      ocsfClass: ocsfClasses.processActivity,
      activityId: 4,
      attributes: {
        ...sourceToTarget,
        'actor.process.uid': 'SourceProcessGuid',
        'process.uid': 'TargetProcessGuid',
        'module.start_address': 'StartAddress',
        'module.file.path': 'StartModule',
        'module.function_name': 'StartFunction',
      },
      constants: { injection_type_id: 1 },
      describe: (f) => `${say(f, 'SourceImage', 'A process')} started a thread in ${say(f, 'TargetImage')}`,
    }),
  ],
  [
    9,
    mapping({
      ocsfClass: ocsfClasses.fileSystemActivity,
      activityId: 2,
      attributes: { ...actor, 'file.path': 'Device', 'file.name': ['Device', baseName] },
      describe: (f) => `${say(f, 'Image', 'A process')} read ${say(f, 'Device', 'a disk')} directly`,
    }),
  ],
  [
    10,
    mapping({
      ocsfClass: ocsfClasses.processActivity,
      activityId: 3,
      attributes: {
        ...sourceToTarget,
        'actor.process.uid': 'SourceProcessGUID',
        'process.uid': 'TargetProcessGUID',
        'actor.process.tid': ['SourceThreadId', integer],
        actual_permissions: ['GrantedAccess', integer],
      },
      describe: (f) =>
        `${say(f, 'SourceImage', 'A process')} opened ${say(f, 'TargetImage')} with access ${say(f, 'GrantedAccess')}`,
    }),
  ],
  [11, file(1, 'created')],
  [12, registryObject],
  [13, registryValue(2, 'set')],
  [14, registryKey(5, 'renamed')],
  [15, file(1, 'created the stream')],
  [17, pipe('created')],
  [18, pipe('connected to')],
  [19, wmi],
  [20, wmi],
  [21, wmi],
  [
    22,
    mapping({
      ocsfClass: ocsfClasses.dnsActivity,
      activityId: 1,
      attributes: { ...actor, 'query.hostname': 'QueryName', rcode_id: ['QueryStatus', integer] },
      describe: (f) => `${say(f, 'Image', 'A process')} asked for ${say(f, 'QueryName', 'a name')}`,
    }),
  ],
  [23, file(4, 'deleted')],
  [
    25,
    mapping({
      ocsfClass: ocsfClasses.processActivity,
      activityId: 4,
      attributes: { ...subject, injection_type: 'Type' },
      describe: (f) => `${say(f, 'Image', 'A process')} was tampered with: ${say(f, 'Type')}`,
    }),
  ],
  [26, file(4, 'deleted')],
  [27, file(1, 'was stopped from creating')],
  [28, file(4, 'was stopped from shredding')],
  [29, file(1, 'created the executable')],
]);
