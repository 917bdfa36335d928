import type { JsonObject } from '../common/json-object.ts';
import { AttributeMap, type AttributeTable } from '../ocsf/attribute-map.ts';
import { type OcsfClass, ocsfClasses } from '../ocsf/classes.ts';
import { baseName, integer } from '../ocsf/convert.ts';
import { OTHER_ACTIVITY } from '../ocsf/draft.ts';

export interface AuditMapping {
  readonly ocsfClass: OcsfClass;
  readonly activityId: number;
  readonly attributes: AttributeMap;
  describe(fields: Readonly<JsonObject>): string;
}

const actor: AttributeTable = {
  'actor.process.pid': ['pid', integer],
  'actor.process.parent_process.pid': ['ppid', integer],
  'actor.process.name': 'comm',
  'actor.process.file.path': 'exe',
  'actor.process.file.name': ['exe', baseName],
  'actor.user.uid': 'uid',
  'actor.session.uid': 'ses',
};

const own: AttributeTable = {
  'process.pid': ['pid', integer],
  'process.parent_process.pid': ['ppid', integer],
  'process.name': 'comm',
  'process.file.path': 'exe',
  'process.file.name': ['exe', baseName],
  'process.user.uid': 'uid',
  'process.session.uid': 'ses',
};

function text(fields: Readonly<JsonObject>, key: string, otherwise = ''): string {
  const value = fields[key];
  return typeof value === 'string' && value !== '' && value !== '(null)' && value !== '?' ? value : otherwise;
}

function make(
  ocsfClass: OcsfClass,
  activityId: number,
  attributes: AttributeTable,
  describe: AuditMapping['describe'],
): AuditMapping {
  return { ocsfClass, activityId, attributes: new AttributeMap(attributes), describe };
}

const syscall = (f: Readonly<JsonObject>): string =>
  `${text(f, 'exe', 'A process')} called ${text(f, 'SYSCALL', `system call ${text(f, 'syscall', '?')}`)}${text(f, 'success') === 'no' ? ' and failed' : ''}`;

const launch = make(ocsfClasses.processActivity, 1, own, (f) => `${text(f, 'exe', 'A process')} was started`);

/** System calls to classes, by name: the number of a call depends on the architecture. */
const syscalls: ReadonlyMap<string, AuditMapping> = new Map([
  ...['execve', 'execveat'].map((name) => [name, launch] as const),
  ...['connect', 'accept', 'accept4'].map(
    (name) => [name, make(ocsfClasses.networkActivity, 1, actor, syscall)] as const,
  ),
  ...['bind', 'listen'].map((name) => [name, make(ocsfClasses.networkActivity, 7, actor, syscall)] as const),
  ...['open', 'openat', 'openat2'].map(
    (name) => [name, make(ocsfClasses.fileSystemActivity, 14, actor, syscall)] as const,
  ),
  ...['creat', 'mkdir', 'mkdirat', 'mknod', 'link', 'linkat', 'symlink', 'symlinkat'].map(
    (name) => [name, make(ocsfClasses.fileSystemActivity, 1, actor, syscall)] as const,
  ),
  ...['unlink', 'unlinkat', 'rmdir'].map(
    (name) => [name, make(ocsfClasses.fileSystemActivity, 4, actor, syscall)] as const,
  ),
  ...['rename', 'renameat', 'renameat2'].map(
    (name) => [name, make(ocsfClasses.fileSystemActivity, 5, actor, syscall)] as const,
  ),
  ...['chmod', 'fchmod', 'fchmodat', 'chown', 'fchown', 'fchownat', 'lchown'].map(
    (name) => [name, make(ocsfClasses.fileSystemActivity, 7, actor, syscall)] as const,
  ),
  ...['init_module', 'finit_module'].map(
    (name) => [name, make(ocsfClasses.kernelExtensionActivity, 1, actor, syscall)] as const,
  ),
  ['delete_module', make(ocsfClasses.kernelExtensionActivity, 2, actor, syscall)],
  ['ptrace', make(ocsfClasses.processActivity, 3, actor, syscall)],
  ...['kill', 'tkill', 'tgkill'].map(
    (name) => [name, make(ocsfClasses.processActivity, 2, actor, syscall)] as const,
  ),
  ...['setuid', 'setreuid', 'setresuid'].map(
    (name) => [name, make(ocsfClasses.processActivity, 5, own, syscall)] as const,
  ),
]);

const otherSyscall = make(ocsfClasses.processActivity, OTHER_ACTIVITY, own, syscall);

/** Numbers of the calls that rules watch most, for logs that are not enriched with names (linux/unistd.h). */
const numbers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  c000003e: {
    '2': 'open',
    '42': 'connect',
    '43': 'accept',
    '49': 'bind',
    '50': 'listen',
    '59': 'execve',
    '62': 'kill',
    '82': 'rename',
    '83': 'mkdir',
    '84': 'rmdir',
    '85': 'creat',
    '86': 'link',
    '87': 'unlink',
    '88': 'symlink',
    '90': 'chmod',
    '91': 'fchmod',
    '92': 'chown',
    '93': 'fchown',
    '94': 'lchown',
    '101': 'ptrace',
    '105': 'setuid',
    '175': 'init_module',
    '176': 'delete_module',
    '257': 'openat',
    '258': 'mkdirat',
    '260': 'fchownat',
    '263': 'unlinkat',
    '264': 'renameat',
    '268': 'fchmodat',
    '313': 'finit_module',
    '316': 'renameat2',
    '322': 'execveat',
    '437': 'openat2',
  },
  c00000b7: {
    '34': 'mkdirat',
    '35': 'unlinkat',
    '38': 'renameat',
    '52': 'fchmod',
    '53': 'fchmodat',
    '54': 'fchownat',
    '56': 'openat',
    '105': 'init_module',
    '106': 'delete_module',
    '117': 'ptrace',
    '129': 'kill',
    '146': 'setuid',
    '200': 'bind',
    '201': 'listen',
    '202': 'accept',
    '203': 'connect',
    '221': 'execve',
    '273': 'finit_module',
    '276': 'renameat2',
    '281': 'execveat',
  },
};

function syscallMapping(fields: Readonly<JsonObject>): AuditMapping {
  const number = text(fields, 'syscall');
  const name = text(fields, 'SYSCALL') || numbers[text(fields, 'arch')]?.[number] || number;
  return syscalls.get(name) ?? otherSyscall;
}

const who = (f: Readonly<JsonObject>): string =>
  text(f, 'acct', text(f, 'AUID', `uid ${text(f, 'auid', '?')}`));
const from = (f: Readonly<JsonObject>): string => (text(f, 'addr') === '' ? '' : ` from ${text(f, 'addr')}`);
const outcome = (f: Readonly<JsonObject>): string =>
  text(f, 'res') === 'failed' || text(f, 'res') === '0' ? ' (failed)' : '';

const logon: AttributeTable = {
  ...actor,
  'user.name': 'acct',
  'src_endpoint.ip': 'addr',
  'src_endpoint.hostname': 'hostname',
  service: 'terminal',
};
const authentication = (activityId: number, verb: string) =>
  make(ocsfClasses.authentication, activityId, logon, (f) => `${who(f)} ${verb}${from(f)}${outcome(f)}`);
const account = (activityId: number, verb: string) =>
  make(
    ocsfClasses.accountChange,
    activityId,
    { ...actor, 'user.name': 'acct', 'user.uid': 'id' },
    (f) => `${verb} ${who(f)}${outcome(f)}`,
  );
const group = (activityId: number, verb: string) =>
  make(
    ocsfClasses.groupManagement,
    activityId,
    { ...actor, 'group.name': 'acct', 'group.uid': 'id' },
    (f) => `${verb} ${who(f)}${outcome(f)}`,
  );
const unit = (activityId: number, verb: string) =>
  make(
    ocsfClasses.applicationLifecycle,
    activityId,
    { ...actor, 'app.name': 'unit' },
    (f) => `The unit ${text(f, 'unit', '?')} was ${verb}${outcome(f)}`,
  );

function path(fields: Readonly<JsonObject>): AuditMapping {
  const nametype = fields.nametype ?? fields.objtype;
  return nametype === 'CREATE' ? pathCreated : nametype === 'DELETE' ? pathDeleted : pathOpened;
}
const pathOf = (activityId: number, verb: string) =>
  make(
    ocsfClasses.fileSystemActivity,
    activityId,
    { 'file.path': 'name', 'file.name': ['name', baseName], 'file.owner.uid': 'ouid' },
    (f) => `${text(f, 'name', 'A file')} was ${verb}`,
  );
const pathCreated = pathOf(1, 'created');
const pathDeleted = pathOf(4, 'deleted');
const pathOpened = pathOf(14, 'accessed');

const types: ReadonlyMap<string, AuditMapping | ((fields: Readonly<JsonObject>) => AuditMapping)> = new Map<
  string,
  AuditMapping | ((fields: Readonly<JsonObject>) => AuditMapping)
>([
  ['SYSCALL', syscallMapping],
  ['PATH', path],
  [
    'EXECVE',
    make(
      ocsfClasses.processActivity,
      1,
      { 'process.cmd_line': 'CommandLine' },
      (f) => `Started: ${text(f, 'CommandLine', '?')}`,
    ),
  ],
  [
    'PROCTITLE',
    make(
      ocsfClasses.processActivity,
      OTHER_ACTIVITY,
      { 'process.cmd_line': 'proctitle' },
      (f) => `Process: ${text(f, 'proctitle', '?')}`,
    ),
  ],
  [
    'USER_CMD',
    make(
      ocsfClasses.processActivity,
      1,
      { ...own, 'process.cmd_line': 'cmd', 'process.working_directory': 'cwd' },
      (f) => `${who(f)} ran ${text(f, 'cmd', '?')}${outcome(f)}`,
    ),
  ],
  [
    'SOCKADDR',
    make(ocsfClasses.networkActivity, 1, {}, (f) => `Connection to ${text(f, 'saddr_ip', 'a socket')}`),
  ],
  [
    'KERN_MODULE',
    make(
      ocsfClasses.kernelExtensionActivity,
      1,
      { 'driver.file.name': 'name' },
      (f) => `The kernel module ${text(f, 'name', '?')} was loaded`,
    ),
  ],
  ['USER_LOGIN', authentication(1, 'logged in')],
  ['USER_AUTH', authentication(1, 'authenticated')],
  ['USER_START', authentication(1, 'opened a session')],
  ['USER_LOGOUT', authentication(2, 'logged out')],
  ['USER_END', authentication(2, 'closed a session')],
  ['USER_ACCT', authentication(OTHER_ACTIVITY, 'was checked')],
  ['CRED_ACQ', authentication(OTHER_ACTIVITY, 'got credentials')],
  ['CRED_REFR', authentication(OTHER_ACTIVITY, 'renewed credentials')],
  ['CRED_DISP', authentication(OTHER_ACTIVITY, 'gave up credentials')],
  ['USER_CHAUTHTOK', account(3, 'Password change of')],
  ['ADD_USER', account(1, 'New account')],
  ['DEL_USER', account(6, 'Deleted account')],
  ['USER_MGMT', account(OTHER_ACTIVITY, 'Changed account')],
  ['ACCT_LOCK', account(9, 'Locked account')],
  ['ACCT_UNLOCK', account(12, 'Unlocked account')],
  ['ADD_GROUP', group(6, 'New group')],
  ['DEL_GROUP', group(5, 'Deleted group')],
  ['GRP_MGMT', group(OTHER_ACTIVITY, 'Changed group')],
  ['SERVICE_START', unit(3, 'started')],
  ['SERVICE_STOP', unit(4, 'stopped')],
  ['DAEMON_START', make(ocsfClasses.eventLogActivity, 6, actor, () => 'The audit daemon started')],
  ['DAEMON_END', make(ocsfClasses.eventLogActivity, 7, actor, () => 'The audit daemon stopped')],
  [
    'CONFIG_CHANGE',
    make(
      ocsfClasses.eventLogActivity,
      OTHER_ACTIVITY,
      actor,
      (f) => `The audit rules changed: ${text(f, 'op', '?')}`,
    ),
  ],
]);

const base = make(ocsfClasses.baseEvent, OTHER_ACTIVITY, {}, (f) => `Audit record ${text(f, 'type', '?')}`);

/** The class of a record by its type, of a SYSCALL record by the call. */
export function auditMapping(type: string, fields: Readonly<JsonObject>): AuditMapping {
  const rule = types.get(type);
  if (rule === undefined) return base;
  return typeof rule === 'function' ? rule(fields) : rule;
}
