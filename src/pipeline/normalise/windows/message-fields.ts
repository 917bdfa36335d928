import type { JsonObject } from '../common/json-object.ts';

/**
 * Labels of the rendered text of security events to the fields they show, by section. Needed where a shipper sends the
 * text alone (Snare, Splunk's classic input): without it no rule would see a field.
 */
const sections: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  subject: {
    'security id': 'SubjectUserSid',
    'account name': 'SubjectUserName',
    'account domain': 'SubjectDomainName',
    'logon id': 'SubjectLogonId',
  },
  target: {
    'security id': 'TargetUserSid',
    'account name': 'TargetUserName',
    'account domain': 'TargetDomainName',
    'logon id': 'TargetLogonId',
  },
  member: { 'security id': 'MemberSid', 'account name': 'MemberName' },
  group: {
    'security id': 'TargetSid',
    'group name': 'TargetUserName',
    'account name': 'TargetUserName',
    'group domain': 'TargetDomainName',
  },
};

/** Headings of the text to the sections above. */
const headings: Readonly<Record<string, keyof typeof sections>> = {
  subject: 'subject',
  'creator subject': 'subject',
  'target subject': 'target',
  'new logon': 'target',
  'target account': 'target',
  'new account': 'target',
  'account for which logon failed': 'target',
  'account whose credentials were used': 'target',
  'account that was locked out': 'target',
  'account information': 'target',
  member: 'member',
  group: 'group',
  'new group': 'group',
};

/** Labels that mean the same under every heading. */
const labels: Readonly<Record<string, string>> = {
  'new process id': 'NewProcessId',
  'new process name': 'NewProcessName',
  'creator process id': 'ProcessId',
  'creator process name': 'ParentProcessName',
  'process command line': 'CommandLine',
  'token elevation type': 'TokenElevationType',
  'mandatory label': 'MandatoryLabel',
  'process id': 'ProcessId',
  'process name': 'ProcessName',
  'caller process name': 'ProcessName',
  'logon type': 'LogonType',
  'workstation name': 'WorkstationName',
  'source network address': 'IpAddress',
  'client address': 'IpAddress',
  'source address': 'IpAddress',
  'source port': 'IpPort',
  'logon process': 'LogonProcessName',
  'authentication package': 'AuthenticationPackageName',
  'failure reason': 'FailureReason',
  status: 'Status',
  'sub status': 'SubStatus',
  'object name': 'ObjectName',
  'object type': 'ObjectType',
  'object server': 'ObjectServer',
  'access mask': 'AccessMask',
  'share name': 'ShareName',
  'share path': 'ShareLocalPath',
  'relative target name': 'RelativeTargetName',
  'service name': 'ServiceName',
  'service file name': 'ServiceFileName',
  'task name': 'TaskName',
  'task content': 'TaskContent',
  privileges: 'PrivilegeList',
  'ticket options': 'TicketOptions',
  'ticket encryption type': 'TicketEncryptionType',
};

const PARTS_MAX = 256;
const TEXT_MAX = 32_768;

/** Whether a label is a field's own name, as in the text of Sysmon's events (`ParentCommandLine: …`). */
function isFieldName(label: string): boolean {
  if (label.length > 64) return false;
  for (let i = 0; i < label.length; i++) {
    const code = label.charCodeAt(i);
    const isWord =
      (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (i > 0 && code >= 48 && code <= 57);
    if (!isWord) return false;
  }
  return label.length > 1;
}

/**
 * Fills in fields that the rendered text shows and the record itself lacks. The text has one `Label: value` a line; where
 * a shipper made one line of it, parts are at least two spaces apart, and a label may stand apart from its value.
 */
export function readMessageFields(message: string, fields: JsonObject): void {
  const text = message.slice(0, TEXT_MAX);
  const reader = new MessageReader(fields);
  if (text.includes('\n')) for (const line of text.split('\n', PARTS_MAX)) reader.read(line.trim(), false);
  else for (const part of text.split(/ {2,}|\t+/, PARTS_MAX)) reader.read(part.trim(), true);
}

class MessageReader {
  readonly #fields: JsonObject;
  #section: Readonly<Record<string, string>> | undefined;
  /** The field whose label came last, without a value. */
  #pending: string | undefined;

  constructor(fields: JsonObject) {
    this.#fields = fields;
  }

  read(part: string, valuesApart: boolean): void {
    if (part === '') return;
    const cut = part.indexOf(':');
    const label = cut < 0 ? '' : part.slice(0, cut).trim();
    const value = cut < 0 ? part : part.slice(cut + 1).trim();
    const name = cut < 0 ? undefined : this.#nameOf(label, value);
    const pending = this.#pending;
    this.#pending = undefined;
    if (name === undefined) {
      const isHeading = value === '' && Object.hasOwn(headings, label.toLowerCase());
      if (!isHeading && pending !== undefined) this.#fields[pending] ??= part;
    } else if (value !== '') {
      this.#fields[name] ??= value;
    } else if (valuesApart) {
      this.#pending = name;
    }
  }

  #nameOf(label: string, value: string): string | undefined {
    const lower = label.toLowerCase();
    const heading = value === '' && Object.hasOwn(headings, lower) ? headings[lower] : undefined;
    if (heading !== undefined) this.#section = sections[heading];
    const known = this.#section;
    if (known !== undefined && Object.hasOwn(known, lower)) return known[lower];
    if (Object.hasOwn(labels, lower)) return labels[lower];
    return isFieldName(label) && value !== '' && heading === undefined ? label : undefined;
  }
}
