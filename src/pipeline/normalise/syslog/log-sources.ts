import type { LogSource } from '../../../contracts/event.ts';
import type { SyslogMessage } from './syslog-message.ts';

/** Programs to the services of Sigma's taxonomy (product linux), the precise one first. */
const services: ReadonlyMap<string, readonly string[]> = new Map([
  ['sshd', ['sshd', 'auth']],
  ['sshd-session', ['sshd', 'auth']],
  ['sudo', ['sudo', 'auth']],
  ['su', ['auth']],
  ['login', ['auth']],
  ['systemd-logind', ['auth']],
  ['passwd', ['auth']],
  ['useradd', ['auth']],
  ['userdel', ['auth']],
  ['usermod', ['auth']],
  ['groupadd', ['auth']],
  ['gpasswd', ['auth']],
  ['polkitd', ['auth']],
  ['pkexec', ['auth']],
  ['cron', ['cron']],
  ['crond', ['cron']],
  ['anacron', ['cron']],
  ['crontab', ['cron']],
  ['atd', ['cron']],
  ['vsftpd', ['vsftpd']],
  ['clamd', ['clamav']],
  ['freshclam', ['clamav']],
  ['guacd', ['guacamole']],
]);

/** Web servers write to syslog too; rules know them by category. */
const webServers: ReadonlyMap<string, string> = new Map([
  ['nginx', 'nginx'],
  ['apache2', 'apache'],
  ['httpd', 'apache'],
  ['apache', 'apache'],
]);

const AUTH_FACILITIES = new Set([4, 10]);
const CRON_FACILITY = 9;

const shared = new Map<string, readonly LogSource[]>();
const SHARED_MAX = 1024;

/** Where a syslog message comes from in Sigma's terms. */
export function syslogLogSources(
  message: SyslogMessage,
  ciscoFacility: string | undefined,
): readonly LogSource[] {
  const program = message.program?.toLowerCase() ?? '';
  const key = ciscoFacility === undefined ? `${program}/${message.facility ?? ''}` : `%${ciscoFacility}`;
  const present = shared.get(key);
  if (present !== undefined) return present;
  const made = Object.freeze(
    (ciscoFacility === undefined ? linuxSources(program, message.facility) : ciscoSources(ciscoFacility)).map(
      (source) => Object.freeze(source),
    ),
  );
  if (shared.size < SHARED_MAX && key.length < 64) shared.set(key, made);
  return made;
}

function ciscoSources(facility: string): LogSource[] {
  return [
    { product: 'cisco', service: facility },
    { product: 'cisco', service: 'syslog' },
  ];
}

function linuxSources(program: string, facility: number | undefined): LogSource[] {
  const found = new Set<string>(services.get(program) ?? []);
  if (facility !== undefined && AUTH_FACILITIES.has(facility)) found.add('auth');
  if (facility === CRON_FACILITY) found.add('cron');
  found.add('syslog');
  const sources: LogSource[] = [...found].map((service) => ({ product: 'linux', service }));
  const web = webServers.get(program);
  if (web !== undefined) sources.push({ category: 'webserver', service: web });
  return sources;
}

/** `%AAA-5-USER_LOGGED: …` → `aaa`; undefined when the message is not one of Cisco's. */
export function readCiscoFacility(text: string): string | undefined {
  if (text.charCodeAt(0) !== 37) return undefined;
  const dash = text.indexOf('-');
  const colon = text.indexOf(':');
  if (dash < 2 || dash > 40 || colon < dash || colon > 80) return undefined;
  return text.slice(1, dash).toLowerCase();
}
