import { company, type Person } from '../company.ts';
import type { Random } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';
import { processStart, security, sysmon } from '../windows-record.ts';

const PROGRAMS = 'C:\\Program Files';
const EXPLORER = 'C:\\Windows\\explorer.exe';
const SERVICES = 'C:\\Windows\\System32\\services.exe';

const everyday: readonly (readonly [image: string, argumentsText: string, parent: string])[] = [
  [`${PROGRAMS}\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE`, '', EXPLORER],
  [`${PROGRAMS}\\Microsoft Office\\root\\Office16\\EXCEL.EXE`, '/e', EXPLORER],
  [`${PROGRAMS}\\Microsoft Office\\root\\Office16\\WINWORD.EXE`, '/n', EXPLORER],
  [
    `${PROGRAMS}\\Google\\Chrome\\Application\\chrome.exe`,
    '--type=renderer',
    `${PROGRAMS}\\Google\\Chrome\\Application\\chrome.exe`,
  ],
  [`${PROGRAMS}\\Microsoft\\Edge\\Application\\msedge.exe`, '--type=utility', EXPLORER],
  ['C:\\Windows\\System32\\svchost.exe', '-k netsvcs -p -s Schedule', SERVICES],
  [
    'C:\\Windows\\System32\\SearchProtocolHost.exe',
    'Global\\UsGthrFltPipeMssGthrPipe',
    'C:\\Windows\\System32\\SearchIndexer.exe',
  ],
  [
    'C:\\Windows\\System32\\backgroundTaskHost.exe',
    '-ServerName:App.AppX',
    'C:\\Windows\\System32\\svchost.exe',
  ],
  [`${PROGRAMS}\\Teams\\Teams.exe`, '--type=gpu-process', EXPLORER],
];

const engineering: typeof everyday = [
  [`${PROGRAMS}\\Git\\cmd\\git.exe`, 'fetch --all --prune', `${PROGRAMS}\\Microsoft VS Code\\Code.exe`],
  [
    `${PROGRAMS}\\nodejs\\node.exe`,
    'node_modules\\vite\\bin\\vite.js build',
    'C:\\Windows\\System32\\cmd.exe',
  ],
  [`${PROGRAMS}\\Microsoft VS Code\\Code.exe`, '--type=renderer', `${PROGRAMS}\\Microsoft VS Code\\Code.exe`],
];

const sites = [
  'www.lindqvist.example',
  'mail.lindqvist.example',
  'cdn.jsdelivr.net',
  'login.microsoftonline.com',
  'www.wikipedia.org',
  'api.github.com',
];

/** What office workstations write on an ordinary day. */
export function officeRecord(random: Random, timeMs: number): SimulatedRecord {
  const who: Person = random.pick(company.people);
  const kind = random.next();
  if (kind < 0.45) {
    const choices = who.role === 'engineer' && random.chance(0.5) ? engineering : everyday;
    const [image, argumentsText, parentImage] = random.pick(choices);
    return processStart(random, timeMs, who, {
      image,
      commandLine: `"${image}" ${argumentsText}`.trim(),
      parentImage,
    });
  }
  if (kind < 0.65) return networkConnection(random, timeMs, who);
  if (kind < 0.85) {
    return sysmon(random, timeMs, who, 22, 'Dns query', {
      Image: `${PROGRAMS}\\Google\\Chrome\\Application\\chrome.exe`,
      QueryName: random.pick(sites),
      QueryStatus: '0',
      QueryResults: '::ffff:192.0.2.10;',
      ProcessId: String(random.integer(1_000, 20_000)),
      User: `${company.domain}\\${who.user}`,
    });
  }
  return signIn(random, timeMs, who);
}

function networkConnection(random: Random, timeMs: number, who: Person): SimulatedRecord {
  return sysmon(random, timeMs, who, 3, 'Network connection detected', {
    Image: `${PROGRAMS}\\Google\\Chrome\\Application\\chrome.exe`,
    User: `${company.domain}\\${who.user}`,
    Protocol: 'tcp',
    Initiated: 'true',
    SourceIp: who.ip,
    SourceHostname: who.workstation,
    SourcePort: String(random.integer(49_152, 65_000)),
    DestinationIp: `192.0.2.${random.integer(1, 30)}`,
    DestinationHostname: random.pick(sites),
    DestinationPort: '443',
  });
}

function signIn(random: Random, timeMs: number, who: Person): SimulatedRecord {
  const isMistyped = random.chance(0.05);
  return security(random, timeMs, company.domainController, isMistyped ? 4625 : 4624, {
    SubjectUserName: '-',
    TargetUserName: who.user,
    TargetDomainName: company.domain,
    LogonType: random.pick(['2', '3', '3', '11']),
    WorkstationName: who.workstation.split('.')[0]!,
    IpAddress: who.ip,
    IpPort: String(random.integer(49_152, 65_000)),
    AuthenticationPackageName: 'Negotiate',
    ...(isMistyped ? { Status: '0xc000006d', SubStatus: '0xc000006a', FailureReason: '%%2313' } : {}),
  });
}
