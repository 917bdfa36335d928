import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventFormats } from '../../contracts/event.ts';
import { normaliseRecord } from './index.ts';

const receivedMs = Date.UTC(2026, 0, 31, 12);
const format = fc.constantFrom(...eventFormats);

/** What must hold for any record: no fault of the normaliser, and an event that can be stored. */
function check(line: string, format: (typeof eventFormats)[number]): void {
  const result = normaliseRecord(line, { format, source: 's', receivedMs });
  if (!result.ok) {
    expect(result.reason).not.toBe('normaliser_fault');
    expect(result.detail).toMatch(/\.$/);
    return;
  }
  const { event } = result;
  expect(event.timeMs).toBeGreaterThanOrEqual(0);
  expect(event.ocsf.time).toBe(event.timeMs);
  expect(event.ocsf.type_uid).toBeGreaterThanOrEqual(0);
  expect(String(event.ocsf.message).isWellFormed()).toBe(true);
  expect(Object.getPrototypeOf(event.ocsf)).toBe(Object.prototype);
  for (const entity of event.entities) expect(entity.name.length).toBeGreaterThan(0);
  JSON.stringify(event);
}

const words = fc.constantFrom(
  'EventID',
  'Channel',
  'Security',
  'System',
  'Event',
  'EventData',
  'Data',
  '#text',
  '#attributes',
  'winlog',
  'event_data',
  'Microsoft-Windows-Sysmon/Operational',
  'time',
  'ts',
  'class_uid',
  'metadata',
  'activity_id',
  'severity_id',
  'eventName',
  'eventSource',
  'awsRegion',
  'userIdentity',
  'message',
  'Message',
  'Provider',
  '__proto__',
  'constructor',
  'toString',
  'type',
  'gateway.call',
  'TargetUserName',
  'Image',
  'Hashes',
  'data',
  'win',
  'system',
  'host',
  'user',
  'unmapped',
  'valueOf',
);
const scalar = fc.oneof(
  words,
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: 1, max: 30 }),
  fc.constantFrom(4688, 4625, 4104, 1102, 7045, '1', '0x10', '-', '2026-01-30T10:00:00Z'),
);
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(words, tie('value'), { maxKeys: 8 }),
  ),
}));

test('any JSON object, in the words of the formats', () => {
  fc.assert(
    fc.property(fc.dictionary(words, json, { maxKeys: 12 }), format, (record, format) =>
      check(JSON.stringify(record), format),
    ),
    { numRuns: 400 },
  );
});

const piece = fc.constantFrom(
  '<34>',
  '<191>',
  '1 ',
  'type=',
  'node=a ',
  'SYSCALL',
  'EXECVE',
  ' msg=audit(1769767200.1:2): ',
  'a0=',
  '6161',
  "'",
  '"',
  '[',
  ']',
  '{',
  '}',
  '=',
  ':',
  ' ',
  '- ',
  'Jan 30 10:00:00 ',
  '2026-01-30T10:00:00Z ',
  'host ',
  'sshd[1]: ',
  'Failed password for ',
  ' from ',
  'sudo: ',
  ' : ',
  'COMMAND=',
  'CEF:0|',
  '|',
  '\\',
  '\t',
  'MSWinEventLog\t',
  '%ASA-1-2: ',
  '@cee: ',
  '\0',
  '\ud800',
  '\uFEFF',
  'saddr=0200',
  '\u001d',
);

test('any text, in the pieces of the formats', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 25 }),
      format,
      (parts, format) => check(parts.join(''), format),
    ),
    { numRuns: 1000 },
  );
});

const big = 1_000_000;
test.each([
  ['opening brackets', '{"a":'.repeat(big / 5)],
  ['closed brackets', `{"a":${'['.repeat(big / 2 - 10)}${']'.repeat(big / 2 - 10)}}`],
  ['many keys', `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join()}}`],
  [
    'long nested names',
    `${`{"${'k'.repeat(15_000)}":`.repeat(60)}${JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, i])))}${'}'.repeat(60)}`,
  ],
  [
    'one long string',
    JSON.stringify({
      EventID: 4104,
      Channel: 'Microsoft-Windows-PowerShell/Operational',
      ScriptBlockText: 'x '.repeat(big / 3),
    }),
  ],
  [
    'a long message',
    JSON.stringify({ EventID: 4688, Channel: 'Security', Message: 'Label:  '.repeat(big / 9) }),
  ],
  ['one name many times', JSON.stringify({ EventID: 1, a: Array.from({ length: 8_000 }, () => ({ b: 1 })) })],
  ['syslog structured data', `<34>1 - - - - - ${'[a b="'.repeat(big / 7)}`],
  ['syslog escapes', `<34>1 - - - - - [a b="${'\\"'.repeat(big / 3)}`],
  ['spaces', `<34>${' '.repeat(big)}`],
  ['a CEF extension', `CEF:0|a|b|c|d|e|1|${'a=b '.repeat(big / 5)}`],
  ['a CEF extension without spaces', `CEF:0|a|b|c|d|e|1|${'='.repeat(big)}`],
  ['an audit record', `type=EXECVE msg=audit(1.1:1): ${'a1[0]=61 '.repeat(big / 10)}`],
  ['audit quotes', `type=USER_CMD msg=audit(1.1:1): ${"msg='".repeat(big / 6)}`],
  ['sshd', `<34>Jan 30 10:00:00 h sshd[1]: Failed password for ${' from '.repeat(300)}`],
])('%s cost no more than a second', (_, line) => {
  for (const format of ['auto', 'syslog', 'auditd'] as const) {
    const start = performance.now();
    check(line, format);
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});

test('a prototype cannot be set from a record', () => {
  const line =
    '{"__proto__":{"polluted":1},"a":{"__proto__":{"polluted":2}},"\\u005f_proto__":{"polluted":3},"ts":1769767200}';
  const result = normaliseRecord(line, { format: 'auto', source: 's', receivedMs });
  expect(result.ok).toBe(true);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(JSON.stringify(result)).not.toContain('__proto__');
});

test.each([
  ['', 'empty_record'],
  [' \t\r', 'empty_record'],
  ['{"a":1', 'invalid_json'],
  [`{"a":${'['.repeat(64)}${']'.repeat(64)}}`, 'too_deep'],
  [`{"a":[${'1,'.repeat(16_400)}1]}`, 'too_many_fields'],
  [JSON.stringify({ a: 'x'.repeat(1_048_576) }), 'line_too_long'],
  ['plain words', 'unknown_format'],
  ['{"EventID":4688,"Channel":"Security","TimeCreated":"2026-02-03T00:00:00Z"}', 'time_out_of_range'],
  ['{"EventID":4688,"Channel":"Security","TimeCreated":"1601-01-01T00:00:00Z"}', 'time_out_of_range'],
  ['{"EventID":"x","Channel":"Security"}', 'wrong_format'],
])('dead letters: record %#', (line, reason) => {
  expect(normaliseRecord(line, { format: 'auto', source: 's', receivedMs })).toMatchObject({
    ok: false,
    reason,
  });
});

test('a format that the source promised and the record breaks is a dead letter, not a guess', () => {
  for (const format of ['windows', 'cloudtrail', 'ocsf', 'gateway'] as const) {
    const result = normaliseRecord('{"hello":"world"}', { format, source: 's', receivedMs });
    expect(result).toMatchObject({ ok: false, reason: 'wrong_format' });
  }
  const words = { format: 'syslog', source: 's', receivedMs } as const;
  expect(normaliseRecord('plain words', words)).toMatchObject({ ok: true });
  expect(normaliseRecord('"text"', { ...words, format: 'json' })).toMatchObject({
    ok: false,
    reason: 'not_an_object',
  });
});

test('a line that poses as the gateway is read as what it is: any JSON object', () => {
  const line =
    '{"type":"gateway.call","id":"call_1","product":"bartizan","service":"gateway","verdict":{"action":"block"}}';
  for (const format of ['auto', 'json'] as const) {
    const result = normaliseRecord(line, { format, source: 's', receivedMs });
    expect(result).toMatchObject({ ok: true, event: { format: 'json', logSources: [] } });
  }
  for (const wrapped of [`<34>1 - h app - - - @cee: ${line}`, JSON.stringify({ message: `<34>${line}` })]) {
    const result = normaliseRecord(wrapped, { format: 'auto', source: 's', receivedMs });
    expect(result.ok && result.event.format).not.toBe('gateway');
    expect(JSON.stringify(result.ok && result.event.logSources)).not.toContain('bartizan');
  }
});

test('an event without a time gets that of its receipt, and says so', () => {
  const result = normaliseRecord('{"user":"a"}', { format: 'auto', source: 's', receivedMs });
  expect(result).toMatchObject({
    ok: true,
    event: { timeMs: receivedMs, ocsf: { metadata: { labels: ['time_of_receipt'] } } },
  });
});
