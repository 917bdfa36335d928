import type { Person } from './company.ts';
import { company } from './company.ts';
import type { Random } from './random.ts';
import type { SimulatedRecord } from './record.ts';

export interface ProcessStart {
  readonly image: string;
  readonly commandLine: string;
  readonly parentImage: string;
  readonly parentCommandLine?: string;
  readonly integrity?: 'Medium' | 'High' | 'System';
}

/** Sysmon 1 as winlogbeat's JSON shape would carry it. */
export function processStart(
  random: Random,
  timeMs: number,
  person: Person,
  start: ProcessStart,
): SimulatedRecord {
  return sysmon(random, timeMs, person, 1, 'Process Create', {
    ProcessGuid: `{${random.uuid()}}`,
    ProcessId: String(random.integer(1_000, 20_000)),
    Image: start.image,
    OriginalFileName: start.image.split('\\').at(-1)!,
    CommandLine: start.commandLine,
    CurrentDirectory: `C:\\Users\\${person.user}\\`,
    User: `${company.domain}\\${person.user}`,
    IntegrityLevel: start.integrity ?? 'Medium',
    Hashes: `SHA256=${random.hex(64).toUpperCase()}`,
    ParentProcessId: String(random.integer(500, 9_000)),
    ParentImage: start.parentImage,
    ParentCommandLine: start.parentCommandLine ?? start.parentImage,
  });
}

/** Any Sysmon event in winlogbeat's shape. */
export function sysmon(
  random: Random,
  timeMs: number,
  person: Person,
  eventId: number,
  task: string,
  eventData: Readonly<Record<string, string>>,
): SimulatedRecord {
  return winlogbeat(timeMs, person.workstation, {
    channel: 'Microsoft-Windows-Sysmon/Operational',
    provider_name: 'Microsoft-Windows-Sysmon',
    event_id: String(eventId),
    record_id: random.integer(100_000, 9_000_000),
    task,
    event_data: { UtcTime: new Date(timeMs).toISOString().replace('T', ' ').replace('Z', ''), ...eventData },
  });
}

/** An event of the Security log. */
export function security(
  random: Random,
  timeMs: number,
  computer: string,
  eventId: number,
  eventData: Readonly<Record<string, string>>,
): SimulatedRecord {
  return winlogbeat(timeMs, computer, {
    channel: 'Security',
    provider_name: 'Microsoft-Windows-Security-Auditing',
    event_id: String(eventId),
    record_id: random.integer(100_000, 9_000_000),
    event_data: eventData,
  });
}

/** An event of the System log. */
export function system(
  random: Random,
  timeMs: number,
  computer: string,
  provider: string,
  eventId: number,
  eventData: Readonly<Record<string, string>>,
): SimulatedRecord {
  return winlogbeat(timeMs, computer, {
    channel: 'System',
    provider_name: provider,
    event_id: String(eventId),
    record_id: random.integer(100_000, 9_000_000),
    event_data: eventData,
  });
}

function winlogbeat(
  timeMs: number,
  computer: string,
  winlog: Readonly<Record<string, unknown>>,
): SimulatedRecord {
  const line = JSON.stringify({
    '@timestamp': new Date(timeMs).toISOString(),
    host: { name: computer },
    event: { code: winlog.event_id, provider: winlog.provider_name },
    winlog: { computer_name: computer, ...winlog },
  });
  return { timeMs, source: 'windows', format: 'windows', line };
}
