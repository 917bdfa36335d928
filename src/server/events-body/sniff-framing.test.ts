import { describe, expect, it } from 'vitest';
import { sniffFraming } from './sniff-framing.ts';

const pieces = (text: string, size = 3): Uint8Array[] =>
  (text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []).map((piece) => Buffer.from(piece));

describe('sniffFraming', () => {
  it.each([
    '[{"a":1}]',
    ' \n[\n  {"a":1},\n  {"a":2}\n]',
    '\ufeff[ {"a":1} ]',
    '{\n  "a": 1\n}',
    '{"a": {\n"b": 1}}',
    '{"a": 1,\r\n"b": 2}',
    '{"Records":[{"a":1}]}',
    '{ "records" : [',
  ])('takes %j as JSON', (text) => expect(sniffFraming(pieces(text))).toBe('json'));

  it.each([
    '',
    '{"a":1}',
    '{"a":1}\n{"a":2}',
    '{"a":[1,\\n2]}\n{',
    '[2026-01-30 10:00:00] started\n[2026-01-30 10:00:01] ended',
    '[error] {"a":1}',
    '<34>Jan 30 10:00:00 h app: {\n',
    'type=SYSCALL msg=audit(1.1:1): a,\n',
    `{"a":"${'x'.repeat(70_000)},\n"}`,
  ])('takes %j as lines', (text) => expect(sniffFraming(pieces(text, 1024))).toBe('lines'));
});
