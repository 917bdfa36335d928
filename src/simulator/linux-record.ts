import type { SimulatedRecord } from './record.ts';

/** An RFC 5424 syslog line; facility 10 (authpriv), severity 6 (info) unless said. */
export function syslogLine(
  timeMs: number,
  host: string,
  program: string,
  pid: number,
  message: string,
  priority = 86,
): SimulatedRecord {
  const line = `<${priority}>1 ${new Date(timeMs).toISOString()} ${host} ${program} ${pid} - - ${message}`;
  return { timeMs, source: 'linux-syslog', format: 'syslog', line };
}

/** An auditd record as audisp forwards it. */
export function auditRecord(
  timeMs: number,
  host: string,
  serial: number,
  type: string,
  body: string,
): SimulatedRecord {
  const seconds = (timeMs / 1000).toFixed(3);
  return {
    timeMs,
    source: 'linux-audit',
    format: 'auditd',
    line: `node=${host} type=${type} msg=audit(${seconds}:${serial}): ${body}`,
  };
}
