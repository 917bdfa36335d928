/** Flat Sysmon process starts of about 400 bytes, as a forwarder sends them; benign, varied, reproducible. */
const images = ['svchost', 'chrome', 'OUTLOOK', 'Teams', 'explorer', 'node', 'git', 'SearchIndexer'];

export function eventLine(index: number): string {
  const image = images[index % images.length];
  return JSON.stringify({
    '@timestamp': new Date(1_760_000_000_000 + index * 10).toISOString(),
    EventID: 1,
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    Hostname: `ws-${index % 97}`,
    User: `CORP\\user${index % 211}`,
    ProcessId: 1_000 + (index % 30_000),
    Image: `C:\\Program Files\\Vendor\\${image}.exe`,
    CommandLine: `"C:\\Program Files\\Vendor\\${image}.exe" --run ${index}`,
    ParentImage: 'C:\\Windows\\explorer.exe',
    IntegrityLevel: 'Medium',
    Company: 'Vendor',
  });
}

/** A batch body of `count` lines that starts at `first`. */
export function batchBody(first: number, count: number): Buffer {
  const lines: string[] = [];
  for (let i = 0; i < count; i++) lines.push(eventLine(first + i));
  return Buffer.from(lines.join('\n'));
}
