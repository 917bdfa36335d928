import type { JsonObject } from '../common/json-object.ts';
import type { AttributeTable } from '../ocsf/attribute-map.ts';
import { type OcsfClass, ocsfClasses } from '../ocsf/classes.ts';
import { baseName, integer } from '../ocsf/convert.ts';
import { OTHER_ACTIVITY } from '../ocsf/draft.ts';
import { type MappingRule, mapping, say, type WindowsMapping } from './mapping.ts';
import { objectAccess, windowsObject } from './object-mappings.ts';
import { subjectUser, targetUser } from './security-attributes.ts';

const source: AttributeTable = {
  'src_endpoint.ip': 'IpAddress',
  'src_endpoint.port': ['IpPort', integer],
  'src_endpoint.hostname': 'WorkstationName',
};

const logonAttributes: AttributeTable = {
  ...subjectUser,
  ...targetUser,
  ...source,
  logon_type_id: ['LogonType', integer],
  auth_protocol: 'AuthenticationPackageName',
  status_code: 'Status',
  status_detail: 'FailureReason',
  'session.uid': 'TargetLogonId',
  'logon_process.name': 'LogonProcessName',
  'actor.process.file.path': 'ProcessName',
  'actor.process.pid': ['ProcessId', integer],
};

const at = (f: Readonly<JsonObject>): string => {
  const address = say(f, 'IpAddress', '');
  return address === '' ? '' : ` from ${address}`;
};

function authentication(activityId: number, statusId: number | undefined, verb: string): WindowsMapping {
  return mapping({
    ocsfClass: ocsfClasses.authentication,
    activityId,
    attributes: logonAttributes,
    ...(statusId === undefined ? {} : { statusId }),
    describe: (f) => `${say(f, 'TargetUserName', 'An account')} ${verb}${at(f)}`,
  });
}

/** Kerberos and NTLM events are written for success and failure alike; the status tells which it was. */
function ticket(activityId: number, what: string): MappingRule {
  const success = authentication(activityId, 1, `got ${what}`);
  const failure = authentication(activityId, 2, `was refused ${what}`);
  return (fields) => {
    const status = fields.Status ?? fields.FailureCode ?? fields.ResultCode;
    return status === undefined || integer(status) === 0 ? success : failure;
  };
}

function account(activityId: number, verb: string): WindowsMapping {
  return mapping({
    ocsfClass: ocsfClasses.accountChange,
    activityId,
    attributes: { ...subjectUser, ...targetUser },
    describe: (f) =>
      `${say(f, 'SubjectUserName', 'Somebody')} ${verb} the account ${say(f, 'TargetUserName')}`,
  });
}

function group(activityId: number, verb: string): WindowsMapping {
  return mapping({
    ocsfClass: ocsfClasses.groupManagement,
    activityId,
    attributes: {
      ...subjectUser,
      'group.name': 'TargetUserName',
      'group.domain': 'TargetDomainName',
      'group.uid': 'TargetSid',
      'user.name': 'MemberName',
      'user.uid': 'MemberSid',
    },
    describe: (f) =>
      `${say(f, 'SubjectUserName', 'Somebody')} ${verb} ${say(f, 'TargetUserName')} (${say(f, 'MemberName', say(f, 'MemberSid', 'no member'))})`,
  });
}

function task(activityId: number, verb: string): WindowsMapping {
  return mapping({
    ocsfClass: ocsfClasses.scheduledJobActivity,
    activityId,
    attributes: { ...subjectUser, 'job.name': 'TaskName' },
    describe: (f) =>
      `${say(f, 'SubjectUserName', 'Somebody')} ${verb} the scheduled task ${say(f, 'TaskName')}`,
  });
}

function connection(activityId: number, statusId: number, verb: string): WindowsMapping {
  return mapping({
    ocsfClass: ocsfClasses.networkActivity,
    activityId,
    statusId,
    attributes: {
      'actor.process.pid': ['ProcessId', integer],
      'actor.process.file.path': 'Application',
      'actor.process.file.name': ['Application', baseName],
      'src_endpoint.ip': 'SourceAddress',
      'src_endpoint.port': ['SourcePort', integer],
      'dst_endpoint.ip': 'DestAddress',
      'dst_endpoint.port': ['DestPort', integer],
      'connection_info.protocol_num': ['Protocol', integer],
      'connection_info.direction_id': [
        'Direction',
        (value) => (value === '%%14593' ? 2 : value === '%%14592' ? 1 : 0),
      ],
    },
    describe: (f) =>
      `${say(f, 'Application', 'A process')} ${verb} ${say(f, 'DestAddress', say(f, 'SourceAddress'))}:${say(f, 'DestPort', say(f, 'SourcePort', '?'))}`,
  });
}

function share(verb: string): WindowsMapping {
  return mapping({
    ocsfClass: ocsfClasses.smbActivity,
    activityId: 2,
    attributes: {
      ...subjectUser,
      ...source,
      share: 'ShareName',
      'file.path': 'RelativeTargetName',
      'file.name': ['RelativeTargetName', baseName],
    },
    describe: (f) =>
      `${say(f, 'SubjectUserName', 'Somebody')} ${verb} ${say(f, 'ShareName', 'a share')} ${say(f, 'RelativeTargetName', '')}${at(f)}`.trimEnd(),
  });
}

function simple(
  ocsfClass: OcsfClass,
  activityId: number,
  attributes: AttributeTable,
  sentence: (f: Readonly<JsonObject>) => string,
) {
  return mapping({
    ocsfClass,
    activityId,
    attributes: { ...subjectUser, ...attributes },
    describe: sentence,
  });
}

const each = (ids: readonly number[], rule: MappingRule): (readonly [number, MappingRule])[] =>
  ids.map((id) => [id, rule]);

const launch = simple(
  ocsfClasses.processActivity,
  1,
  {
    'process.pid': ['NewProcessId', integer],
    'process.file.path': 'NewProcessName',
    'process.file.name': ['NewProcessName', baseName],
    'process.cmd_line': 'CommandLine',
    'process.parent_process.pid': ['ProcessId', integer],
    'process.parent_process.file.path': 'ParentProcessName',
    'process.parent_process.file.name': ['ParentProcessName', baseName],
    'process.user.name': 'TargetUserName',
    'process.user.domain': 'TargetDomainName',
    'process.user.uid': 'TargetUserSid',
    'process.session.uid': 'TargetLogonId',
  },
  (f) =>
    `${say(f, 'ParentProcessName', 'A process')} started ${say(f, 'CommandLine', say(f, 'NewProcessName'))}`,
);

const exit = simple(
  ocsfClasses.processActivity,
  2,
  {
    'process.pid': ['ProcessId', integer],
    'process.file.path': 'ProcessName',
    'process.file.name': ['ProcessName', baseName],
    exit_code: ['Status', integer],
  },
  (f) => `${say(f, 'ProcessName', 'A process')} ended`,
);

const privileges = simple(
  ocsfClasses.authorizeSession,
  1,
  {
    'session.uid': 'SubjectLogonId',
    privileges: ['PrivilegeList', (value) => String(value).split(/\s+/).slice(0, 64)],
  },
  (f) => `${say(f, 'SubjectUserName', 'An account')} logged on with special privileges`,
);

const groups = simple(
  ocsfClasses.authorizeSession,
  2,
  { 'session.uid': 'TargetLogonId', 'user.name': 'TargetUserName', 'user.domain': 'TargetDomainName' },
  (f) => `${say(f, 'TargetUserName', 'An account')} logged on with its group memberships`,
);

const rightsAdjusted = simple(
  ocsfClasses.authorizeSession,
  1,
  {
    'session.uid': 'TargetLogonId',
    'user.name': 'TargetUserName',
    'user.domain': 'TargetDomainName',
    'actor.process.file.path': 'ProcessName',
    'actor.process.pid': ['ProcessId', integer],
  },
  (f) =>
    `The rights of ${say(f, 'TargetUserName', 'an account')} were adjusted by ${say(f, 'ProcessName', 'a process')}`,
);

const serviceInstalled = simple(
  ocsfClasses.windowsServiceActivity,
  1,
  { 'win_service.name': 'ServiceName', 'win_service.cmd_line': 'ServiceFileName' },
  (f) => `The service ${say(f, 'ServiceName')} was installed: ${say(f, 'ServiceFileName')}`,
);

const logCleared = simple(
  ocsfClasses.eventLogActivity,
  1,
  {},
  (f) => `${say(f, 'SubjectUserName', 'Somebody')} cleared the security log`,
);

const registryValueChanged = simple(
  ocsfClasses.registryValueActivity,
  3,
  {
    'reg_value.path': 'ObjectName',
    'reg_value.name': 'ObjectValueName',
    'reg_value.data': 'NewValue',
    'prev_reg_value.data': 'OldValue',
    'actor.process.file.path': 'ProcessName',
    'actor.process.pid': ['ProcessId', integer],
  },
  (f) =>
    `${say(f, 'ProcessName', 'A process')} changed the registry value ${say(f, 'ObjectName')}\\${say(f, 'ObjectValueName', '')}`,
);

/** Event ids of the Security channel to their OCSF classes ("Windows security audit events", Microsoft). */
export const securityMappings: ReadonlyMap<number, MappingRule> = new Map<number, MappingRule>([
  [1102, logCleared],
  [4624, authentication(1, 1, 'logged on')],
  [4625, authentication(1, 2, 'failed to log on')],
  [4634, authentication(2, 1, 'logged off')],
  [4647, authentication(2, 1, 'logged off')],
  [4648, authentication(1, undefined, 'was used with explicit credentials')],
  [4768, ticket(3, 'a Kerberos ticket-granting ticket')],
  [4769, ticket(4, 'a Kerberos service ticket')],
  [4770, ticket(5, 'a renewed Kerberos ticket')],
  [4771, authentication(6, 2, 'failed Kerberos pre-authentication')],
  [4776, ticket(1, 'an NTLM validation')],
  [4778, authentication(1, 1, 'reconnected a session')],
  [4779, authentication(2, 1, 'disconnected a session')],
  [4672, privileges],
  [4964, privileges],
  [4627, groups],
  [4703, rightsAdjusted],
  [4688, launch],
  [4689, exit],
  [4656, objectAccess('asked for')],
  [4663, objectAccess('accessed')],
  [4660, windowsObject('deleted')],
  [4658, windowsObject('closed')],
  [4661, windowsObject('asked for')],
  [4662, windowsObject('operated on')],
  [4670, windowsObject('changed the permissions of')],
  [4690, windowsObject('duplicated')],
  [4657, registryValueChanged],
  [4697, serviceInstalled],
  [4698, task(1, 'created')],
  [4699, task(3, 'deleted')],
  [4700, task(4, 'enabled')],
  [4701, task(5, 'disabled')],
  [4702, task(2, 'changed')],
  [4720, account(1, 'created')],
  [4722, account(2, 'enabled')],
  [4723, account(3, 'changed the password of')],
  [4724, account(4, 'reset the password of')],
  [4725, account(5, 'disabled')],
  [4726, account(6, 'deleted')],
  [4738, account(OTHER_ACTIVITY, 'changed')],
  [4740, account(9, 'locked')],
  [4767, account(12, 'unlocked')],
  [4781, account(OTHER_ACTIVITY, 'renamed')],
  [4741, account(1, 'created')],
  [4742, account(OTHER_ACTIVITY, 'changed')],
  [4743, account(6, 'deleted')],
  ...each([4727, 4731, 4744, 4749, 4754, 4759], group(6, 'created the group')),
  ...each([4728, 4732, 4746, 4751, 4756, 4761], group(3, 'added a member to')),
  ...each([4729, 4733, 4747, 4752, 4757, 4762], group(4, 'removed a member from')),
  ...each([4730, 4734, 4748, 4753, 4758, 4763], group(5, 'deleted the group')),
  ...each([4735, 4737, 4745, 4750, 4755, 4760], group(OTHER_ACTIVITY, 'changed the group')),
  [5140, share('opened')],
  [5145, share('asked for')],
  [5156, connection(1, 1, 'connected to')],
  [5157, connection(5, 2, 'was stopped from connecting to')],
  [5154, connection(7, 1, 'listens on')],
  [5158, connection(OTHER_ACTIVITY, 1, 'took the port')],
]);
