/** Flat Sysmon process starts of about 400 bytes, as a forwarder sends them; an office's benign day, reproducible. */
const programs = [
  ['C:\\Windows\\System32\\svchost.exe', '-k netsvcs -p -s Schedule', 'C:\\Windows\\System32\\services.exe'],
  [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    '--type=renderer',
    'C:\\Windows\\explorer.exe',
  ],
  ['C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE', '', 'C:\\Windows\\explorer.exe'],
  ['C:\\Program Files\\Teams\\Teams.exe', '--type=gpu-process', 'C:\\Windows\\explorer.exe'],
  [
    'C:\\Windows\\System32\\backgroundTaskHost.exe',
    '-ServerName:App.AppX',
    'C:\\Windows\\System32\\svchost.exe',
  ],
  ['C:\\Program Files\\nodejs\\node.exe', 'build.js', 'C:\\Program Files\\Microsoft VS Code\\Code.exe'],
  ['C:\\Program Files\\Git\\cmd\\git.exe', 'fetch --all', 'C:\\Program Files\\Microsoft VS Code\\Code.exe'],
  ['C:\\Windows\\System32\\SearchProtocolHost.exe', 'Global', 'C:\\Windows\\System32\\SearchIndexer.exe'],
] as const;

export function eventLine(index: number): string {
  const [image, words, parent] = programs[index % programs.length]!;
  return JSON.stringify({
    '@timestamp': new Date(1_760_000_000_000 + index * 10).toISOString(),
    EventID: 1,
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    Hostname: `ws-${index % 97}`,
    User: `CORP\\user${index % 211}`,
    ProcessId: 1_000 + (index % 30_000),
    Image: image,
    CommandLine: `"${image}" ${words} ${index}`,
    ParentImage: parent,
    IntegrityLevel: 'Medium',
  });
}

/** A batch body of `count` lines that starts at `first`. */
export function batchBody(first: number, count: number): Buffer {
  const lines: string[] = [];
  for (let i = 0; i < count; i++) lines.push(eventLine(first + i));
  return Buffer.from(lines.join('\n'));
}
