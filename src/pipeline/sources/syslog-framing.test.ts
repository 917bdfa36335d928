import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SyslogFraming } from './syslog-framing.ts';

function frame(stream: string, chunkBytes = 1_000, messageBytesMax = 64) {
  const messages: string[] = [];
  const drops: string[] = [];
  const framing = new SyslogFraming({
    messageBytesMax,
    onMessage: (message) => messages.push(Buffer.from(message).toString()),
    onDrop: (drop) => drops.push(drop),
  });
  const bytes = Buffer.from(stream);
  for (let at = 0; at < bytes.length && !framing.isBroken; at += chunkBytes)
    framing.push(bytes.subarray(at, at + chunkBytes));
  framing.finish();
  return { messages, drops };
}

test('messages ended by LF, CR LF or NUL, and a last one without an end', () => {
  expect(frame('<34>a\n<34>b\r\n<34>c\0<34>d').messages).toEqual(['<34>a', '<34>b', '<34>c', '<34>d']);
});

test('counted messages may hold line ends', () => {
  expect(frame('6 <34>a\n7 <34>b\nc').messages).toEqual(['<34>a', '<34>b\nc']);
  expect(frame('5 <34>a\n5 <34>b\n').messages).toEqual(['<34>a', '<34>b']);
});

test('a timestamp at the start is not a count', () => {
  expect(frame('2026 Jan 1 x\n12 y\n').messages).toEqual(['2026 Jan 1 x', '12 y']);
});

test('too long messages are dropped, counted, and the next one is read', () => {
  const long = 'x'.repeat(100);
  for (const chunk of [1, 13, 1000]) {
    expect(frame(`<1>a\n${long}\n<1>b\n`, chunk)).toEqual({
      messages: ['<1>a', '<1>b'],
      drops: ['too_long'],
    });
    expect(frame(`4 <1>a100 ${long}4 <1>b`, chunk)).toEqual({
      messages: ['<1>a', '<1>b'],
      drops: ['too_long'],
    });
  }
});

test('a count that cannot be followed breaks the connection', () => {
  expect(frame('4 <1>axyz')).toEqual({ messages: ['<1>a'], drops: ['malformed'] });
  expect(frame('4 <1>a9999999999999 <')).toMatchObject({ drops: ['malformed'] });
});

test('a counted message that is cut short is counted', () => {
  expect(frame('9 <1>a')).toEqual({ messages: [], drops: ['truncated'] });
});

test('the way a stream is cut changes nothing', () => {
  const part = fc.constantFrom('5 <34>a', '<34>a\n', '\n', '\0', '12', ' ', '<', 'x'.repeat(70), '\r\n');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), (parts, chunk) => {
      const stream = parts.join('');
      expect(frame(stream, chunk)).toEqual(frame(stream));
    }),
  );
});
