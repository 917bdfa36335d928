import { gzipSync } from 'node:zlib';

/** A record or body that is sent to `POST /api/events`, and what must become of it. */
export interface RecordCase {
  readonly name: string;
  readonly body: string | Buffer;
  readonly type?: string;
  readonly encoding?: string;
  readonly format?: string;
  /**
   * `dead`: accepted, and a dead letter tells why. `accounted`: accepted, and afterwards an event or a dead letter.
   * A number: refused with this status and nothing stored.
   */
  readonly outcome: 'dead' | 'accounted' | number;
}

const json = 'application/json';
const deep = (depth: number, open: string, close: string) => `${open.repeat(depth)}${close.repeat(depth)}`;
const bytes = (...values: number[]) => Buffer.from(values);

const broken: readonly RecordCase[] = [
  { name: 'invalid UTF-8 alone', body: bytes(0xff, 0xfe, 0xfd), format: 'json', outcome: 'dead' },
  {
    name: 'invalid UTF-8 inside of JSON',
    body: Buffer.concat([Buffer.from('{"a":"'), bytes(0xc3, 0x28), Buffer.from('"}')]),
    format: 'json',
    outcome: 'accounted',
  },
  {
    name: 'an overlong encoding',
    body: Buffer.concat([Buffer.from('{"a":"'), bytes(0xc0, 0xaf), Buffer.from('"}')]),
    format: 'json',
    outcome: 'accounted',
  },
  { name: 'a lone surrogate in an escape', body: '{"a":"\\ud800"}', format: 'json', outcome: 'accounted' },
  {
    name: 'UTF-16 with a byte order mark',
    body: Buffer.from('\ufeff{"a":1}', 'utf16le'),
    format: 'json',
    outcome: 'accounted',
  },
  { name: 'a UTF-8 byte order mark', body: '\ufeff{"a":1}', format: 'json', outcome: 'accounted' },
  { name: 'NUL bytes', body: bytes(0, 0, 0, 0), format: 'json', outcome: 'dead' },
  {
    name: 'binary noise',
    body: Buffer.from(Array.from({ length: 2000 }, (_, i) => ((i * 7919) % 255) + 1).filter((b) => b !== 10)),
    format: 'json',
    outcome: 'dead',
  },
  { name: 'truncated JSON', body: '{"a":{"b":', format: 'json', outcome: 'dead' },
  { name: 'JSON with trailing garbage', body: '{"a":1}}}}', format: 'json', outcome: 'dead' },
  { name: 'single quotes', body: "{'a':1}", format: 'json', outcome: 'dead' },
  { name: 'NaN', body: '{"a":NaN}', format: 'json', outcome: 'dead' },
  { name: 'a scalar', body: '42', format: 'json', outcome: 'dead' },
  { name: 'null', body: 'null', format: 'json', outcome: 'dead' },
  { name: 'a string', body: '"hello"', format: 'json', outcome: 'dead' },
  { name: 'an array in a line', body: '[1,2,3]', format: 'json', outcome: 'accounted' },
  {
    name: 'depth 100,000 in a line',
    body: `{"a":${deep(100_000, '[', ']')}}`,
    format: 'json',
    outcome: 'dead',
  },
  {
    name: 'depth 50,000 of objects',
    body: `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    format: 'json',
    outcome: 'dead',
  },
  {
    name: 'a __proto__ key',
    body: '{"__proto__":{"isAdmin":true},"a":1}',
    format: 'json',
    outcome: 'accounted',
  },
  {
    name: 'a constructor key',
    body: '{"constructor":{"prototype":{"x":1}}}',
    format: 'json',
    outcome: 'accounted',
  },
  { name: 'duplicate keys', body: '{"a":1,"a":2}', format: 'json', outcome: 'accounted' },
  { name: 'a number beyond doubles', body: '{"time":1e400}', format: 'json', outcome: 'accounted' },
  {
    name: 'ten thousand keys',
    body: JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))),
    format: 'json',
    outcome: 'accounted',
  },
  { name: 'an empty object', body: '{}', format: 'json', outcome: 'accounted' },
  {
    name: 'control characters in a key',
    body: '{"\\u0000\\u001b[31m":1}',
    format: 'json',
    outcome: 'accounted',
  },
  { name: 'right-to-left override', body: '{"user":"\u202egnp.exe"}', format: 'json', outcome: 'accounted' },
  { name: 'markup', body: '{"user":"<script>alert(1)</script>"}', format: 'json', outcome: 'accounted' },
  {
    name: 'a catastrophic text for regular expressions',
    body: JSON.stringify({ CommandLine: `${'a'.repeat(60_000)}!` }),
    format: 'json',
    outcome: 'accounted',
  },
  {
    name: 'a megabyte less a little',
    body: JSON.stringify({ pad: 'x'.repeat(1024 * 1024 - 100) }),
    format: 'json',
    outcome: 'accounted',
  },
];

const wrongTypes: readonly RecordCase[] = [
  {
    name: 'Windows: EventID is an object',
    body: '{"EventID":{"x":1},"Channel":["a"],"Computer":7}',
    format: 'windows',
    outcome: 'accounted',
  },
  {
    name: 'Windows: nothing that Windows has',
    body: '{"hello":"world"}',
    format: 'windows',
    outcome: 'accounted',
  },
  {
    name: 'Windows: broken XML',
    body: '<Event><System><EventID>1</Event>',
    format: 'windows',
    outcome: 'accounted',
  },
  {
    name: 'Windows: an XML entity bomb',
    body: '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Event><System><EventID>&b;</EventID></System></Event>',
    format: 'windows',
    outcome: 'accounted',
  },
  {
    name: 'Windows: an external entity',
    body: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Event><System><Computer>&e;</Computer></System></Event>',
    format: 'windows',
    outcome: 'accounted',
  },
  {
    name: 'CloudTrail: eventTime is a list',
    body: '{"eventVersion":"1.08","eventTime":[1],"eventName":{},"userIdentity":"x"}',
    format: 'cloudtrail',
    outcome: 'accounted',
  },
  {
    name: 'CloudTrail: userIdentity nests 5,000 deep',
    body: `{"eventVersion":"1.08","eventName":"A","userIdentity":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    format: 'cloudtrail',
    outcome: 'accounted',
  },
  {
    name: 'auditd: no timestamp',
    body: 'type=SYSCALL msg=audit(): arch=c000003e',
    format: 'auditd',
    outcome: 'accounted',
  },
  {
    name: 'auditd: broken hex and quotes',
    body: 'type=EXECVE msg=audit(1700000000.000:1): argc=99999999 a0="un a1=ZZZZ',
    format: 'auditd',
    outcome: 'accounted',
  },
  {
    name: 'syslog: priority out of range',
    body: '<9999999999>1 - - - - - - x',
    format: 'syslog',
    outcome: 'accounted',
  },
  {
    name: 'syslog: endless structured data',
    body: `<34>1 2024-01-01T00:00:00Z h a p m [x ${'k="v" '.repeat(20_000)}`,
    format: 'syslog',
    outcome: 'accounted',
  },
  { name: 'syslog: only a priority', body: '<34>', format: 'syslog', outcome: 'accounted' },
  {
    name: 'OCSF: class_uid is text',
    body: '{"class_uid":"x","time":"y","metadata":[]}',
    format: 'ocsf',
    outcome: 'accounted',
  },
  {
    name: 'OCSF: time is negative',
    body: '{"class_uid":3002,"category_uid":3,"activity_id":1,"type_uid":300201,"severity_id":1,"time":-1e15,"metadata":{"version":"1.3.0"}}',
    format: 'ocsf',
    outcome: 'accounted',
  },
  {
    name: 'gateway: forged from outside',
    body: '{"type":"gateway.call","id":7}',
    format: 'gateway',
    outcome: 400,
  },
  {
    name: 'clock skew: the year 1601',
    body: '{"TimeCreated":"1601-01-01T00:00:00Z","EventID":1,"Channel":"Security"}',
    format: 'windows',
    outcome: 'accounted',
  },
  {
    name: 'clock skew: the year 9999',
    body: '{"@timestamp":"9999-12-31T23:59:59Z","message":"x"}',
    format: 'json',
    outcome: 'accounted',
  },
  {
    name: 'clock skew: milliseconds taken for seconds',
    body: '{"timestamp":99999999999999,"message":"x"}',
    format: 'json',
    outcome: 'accounted',
  },
  {
    name: 'unknown fields only',
    body: '{"x-unknown":{"y":[{"z":null}]}}',
    format: 'auto',
    outcome: 'accounted',
  },
  {
    name: 'ten kinds in one body',
    body: '{"a":1}\n<34>x\ntype=SYSCALL msg=audit(1.2:3): a=b\n\0\n[]\n"x"\n{}\n{"eventVersion":1}\n<Event/>\nplain text',
    format: 'auto',
    outcome: 'accounted',
  },
];

const bodies: readonly RecordCase[] = [
  { name: 'nothing', body: '', outcome: 400 },
  { name: 'empty lines', body: '\n\r\n\n\n', outcome: 400 },
  { name: 'a line of 2 MB', body: `${'x'.repeat(2 * 1024 * 1024)}\n`, outcome: 413 },
  {
    name: 'a good line before one of 2 MB',
    body: `{"a":1}\n${'x'.repeat(2 * 1024 * 1024)}\n{"a":2}`,
    outcome: 413,
  },
  { name: 'a body of 100 MB in one line', body: Buffer.alloc(100 * 1024 * 1024, 'x'), outcome: 413 },
  {
    name: 'a record of 2 MB in an array',
    body: `[1,"${'x'.repeat(2 * 1024 * 1024)}"]`,
    type: json,
    outcome: 413,
  },
  { name: 'JSON that ends early', body: '[{"a":1},', type: json, outcome: 400 },
  { name: 'JSON with a missing comma', body: '[{"a":1}{"b":2}]', type: json, outcome: 400 },
  { name: 'JSON that is not', body: 'hello', type: json, outcome: 400 },
  { name: 'an empty array', body: '[]', type: json, outcome: 400 },
  { name: 'a million brackets as JSON', body: deep(500_000, '[', ']'), type: json, outcome: 'accounted' },
  { name: 'a million open brackets', body: '['.repeat(900_000), type: json, outcome: 400 },
  { name: 'Records that is text', body: '{"Records":"x"}', type: json, outcome: 'accounted' },
  { name: 'no content type', body: '{}', type: '', outcome: 'accounted' },
  { name: 'a form', body: 'a=1', type: 'application/x-www-form-urlencoded', outcome: 'dead' },
  { name: 'XML', body: '<a/>', type: 'application/xml', outcome: 415 },
  { name: 'a content type of nonsense', body: '{}', type: ';;;', outcome: 415 },
  { name: 'an unknown encoding', body: '{}', encoding: 'lzma', outcome: 415 },
  { name: 'two encodings', body: '{}', encoding: 'gzip, gzip', outcome: 415 },
  { name: 'gzip that is not', body: '{"a":1}', encoding: 'gzip', outcome: 400 },
  {
    name: 'gzip cut off',
    body: gzipSync('{"a":1}\n'.repeat(1000)).subarray(0, 40),
    encoding: 'gzip',
    outcome: 400,
  },
  {
    name: 'gzip with a wrong checksum',
    body: withBrokenEnd(gzipSync('{"a":1}\n')),
    encoding: 'gzip',
    outcome: 400,
  },
  { name: 'zstd that is not', body: 'xxxxxxxx', encoding: 'zstd', outcome: 400 },
  {
    name: 'zstd with a window of gigabytes',
    body: bytes(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xff, 0x01, 0x00, 0x00),
    encoding: 'zstd',
    outcome: 400,
  },
  { name: 'deflate that is not', body: 'xxxxxxxx', encoding: 'deflate', outcome: 400 },
  { name: 'a gzip bomb of 1 GB of lines', body: bomb('{"a":1}\n'), encoding: 'gzip', outcome: 413 },
  { name: 'a gzip bomb of 1 GB in one line', body: bomb('xxxxxxxx'), encoding: 'gzip', outcome: 413 },
  { name: 'a format that does not exist', body: '{}', format: 'rot13', outcome: 400 },
];

/** Small on the wire, a gigabyte unpacked: members of 4 MB each, one after another, which gzip allows. */
function bomb(text: string): Buffer {
  const member = gzipSync(text.repeat((4 * 1024 * 1024) / text.length));
  return Buffer.concat(Array.from({ length: 256 }, () => member));
}

function withBrokenEnd(body: Buffer): Buffer {
  body[body.length - 6] = (body[body.length - 6] ?? 0) ^ 0xff;
  return body;
}

export const recordCases: readonly RecordCase[] = [...broken, ...wrongTypes, ...bodies];
