import { cloudTrailRecord } from '../cloud-record.ts';
import { company } from '../company.ts';
import { auditRecord, syslogLine } from '../linux-record.ts';
import type { Random } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';

const engineers = company.people.filter(({ role }) => role === 'engineer' || role === 'admin');

/** What the shop's Linux servers and the cloud account write on an ordinary day. */
export function serverRecord(random: Random, timeMs: number): SimulatedRecord {
  const host = random.pick(company.linuxHosts);
  const pid = random.integer(900, 32_000);
  const kind = random.next();
  if (kind < 0.25) return cronJob(random, timeMs, host, pid);
  if (kind < 0.4) return keySignIn(random, timeMs, host, pid);
  if (kind < 0.5) return sudo(random, timeMs, host, pid);
  if (kind < 0.75) return execve(random, timeMs, host, pid);
  return cloudCall(random, timeMs);
}

function cronJob(random: Random, timeMs: number, host: string, pid: number): SimulatedRecord {
  const job = random.pick([
    '/usr/lib/php/sessionclean',
    '/usr/local/bin/rotate-orders',
    'test -x /usr/sbin/anacron',
  ]);
  return syslogLine(timeMs, host, 'CRON', pid, `(root) CMD (${job})`, 78);
}

function keySignIn(random: Random, timeMs: number, host: string, pid: number): SimulatedRecord {
  const who = random.pick(engineers);
  const port = random.integer(40_000, 60_000);
  const key = `ED25519 SHA256:${Buffer.from(who.user.padEnd(32, '*')).toString('base64').slice(0, 43)}`;
  const message = `Accepted publickey for ${who.user} from ${who.ip} port ${port} ssh2: ${key}`;
  return syslogLine(timeMs, host, 'sshd', pid, message);
}

function sudo(random: Random, timeMs: number, host: string, pid: number): SimulatedRecord {
  const who = random.pick(engineers);
  const command = random.pick([
    '/usr/bin/systemctl reload nginx',
    '/usr/bin/journalctl -u shop --since today',
    '/usr/bin/apt update',
  ]);
  const message = `${who.user} : TTY=pts/0 ; PWD=/home/${who.user} ; USER=root ; COMMAND=${command}`;
  return syslogLine(timeMs, host, 'sudo', pid, message);
}

function execve(random: Random, timeMs: number, host: string, pid: number): SimulatedRecord {
  const [program, ...words] = random.pick([
    ['/usr/bin/php', 'artisan', 'queue:work'],
    ['/usr/sbin/logrotate', '/etc/logrotate.conf'],
    ['/usr/bin/pg_dump', '-Fc', 'shop'],
    ['/usr/bin/node', 'server.js'],
  ]);
  const values = [program, ...words].map((word, index) => `a${index}="${word}"`).join(' ');
  return auditRecord(
    timeMs,
    host,
    random.integer(10_000, 900_000),
    'EXECVE',
    `argc=${words.length + 1} ${values} ppid=${pid}`,
  );
}

const cloudCalls = [
  ['ec2.amazonaws.com', 'DescribeInstances'],
  ['s3.amazonaws.com', 'GetBucketLocation'],
  ['s3.amazonaws.com', 'ListBuckets'],
  ['cloudwatch.amazonaws.com', 'DescribeAlarms'],
  ['rds.amazonaws.com', 'DescribeDBInstances'],
  ['sts.amazonaws.com', 'GetCallerIdentity'],
  ['logs.amazonaws.com', 'DescribeLogGroups'],
] as const;

function cloudCall(random: Random, timeMs: number): SimulatedRecord {
  const who = random.pick(engineers);
  const [eventSource, eventName] = random.pick(cloudCalls);
  return cloudTrailRecord(random, timeMs, {
    user: who.user,
    eventSource,
    eventName,
    sourceIp: '198.51.100.200',
  });
}
