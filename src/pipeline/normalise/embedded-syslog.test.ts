import { expect, test } from 'vitest';
import { normaliseRecord } from './index.ts';

const receivedMs = Date.UTC(2026, 0, 31, 12);
const read = (record: object) =>
  normaliseRecord(JSON.stringify(record), { format: 'auto', source: 's', receivedMs });
const line = '<38>Jan 30 10:00:00 bastion sshd[1]: Accepted password for alice from 203.0.113.2 port 1 ssh2';

test('a line that a shipper wrapped is read as syslog, and the shipper is kept', () => {
  expect(read({ message: line, tags: ['edge'], '@timestamp': '2026-01-30T10:00:03Z' })).toMatchObject({
    ok: true,
    event: {
      format: 'syslog',
      ocsf: { class_uid: 3002, unmapped: { tags: ['edge'] } },
      fields: { src_ip: '203.0.113.2' },
    },
  });
});

test('an application cannot be made to forge an event through a text of its own', () => {
  const forged = `<14>1 - - - - - - ${JSON.stringify({ EventID: 1102, Channel: 'Security' })}`;
  expect(read({ msg: forged, user: 'mallory', ts: 1769767200 })).toMatchObject({
    ok: true,
    event: { format: 'json', ocsf: { class_uid: 0 } },
  });
  const document = {
    class_uid: 1007,
    activity_id: 1,
    severity_id: 1,
    time: 1769767200000,
    metadata: {},
    message: line,
  };
  expect(read(document)).toMatchObject({ ok: true, event: { format: 'ocsf' } });
});
