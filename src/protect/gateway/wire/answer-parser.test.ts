import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerHead, WireError } from './answer-head.ts';
import { AnswerParser } from './answer-parser.ts';

interface Read {
  readonly head: AnswerHead | undefined;
  readonly body: string;
  readonly isDone: boolean;
}

function read(pieces: readonly Buffer[], closes = false): Read {
  let head: AnswerHead | undefined;
  const body: Buffer[] = [];
  const parser = new AnswerParser({
    onHead: (read) => {
      head = read;
    },
    onData: (piece) => body.push(Buffer.from(piece)),
  });
  for (const piece of pieces) parser.push(piece);
  if (closes) parser.close();
  return { head, body: Buffer.concat(body).toString(), isDone: parser.isDone };
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  const ends = [...sorted, bytes.length];
  return ends.map((end, i) => bytes.subarray(i === 0 ? 0 : ends[i - 1], end));
}

const counted = (body: string, more = '') =>
  Buffer.from(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${more}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

describe('AnswerParser', () => {
  it('reads a counted answer in one piece', () => {
    const { head, body, isDone } = read([counted('{"a":1}', 'X-A: 1\r\nx-a: 2\r\n')]);
    expect(head).toMatchObject({ status: 200, framing: 7, keepsAlive: true });
    expect(head?.headers['x-a']).toEqual(['1', '2']);
    expect({ body, isDone }).toEqual({ body: '{"a":1}', isDone: true });
  });

  it('reads the same however the bytes are cut', () => {
    const chunks = fc.array(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), { maxLength: 5 });
    fc.assert(
      fc.property(
        chunks,
        fc.boolean(),
        fc.array(fc.nat(600), { maxLength: 40 }),
        (texts, isChunked, places) => {
          const bytes = isChunked
            ? Buffer.from(
                `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${texts
                  .map((text) => `${Buffer.byteLength(text).toString(16)};x=y\r\n${text}\r\n`)
                  .join('')}0\r\ntrailer: 1\r\n\r\n`,
              )
            : counted(texts.join(''));
          const { body, isDone } = read(cut(bytes, places));
          expect(isDone).toBe(true);
          expect(body).toBe(texts.join(''));
        },
      ),
    );
  });

  it('passes interim answers over', () => {
    const { head, body } = read([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n'), counted('ok')]);
    expect(head?.status).toBe(200);
    expect(body).toBe('ok');
  });

  it('takes the end of the connection as the end of an answer without a length', () => {
    const bytes = Buffer.from('HTTP/1.0 200 OK\r\ncontent-type: text/plain\r\n\r\nhalf');
    expect(read([bytes]).isDone).toBe(false);
    expect(read([bytes], true)).toMatchObject({ isDone: true, body: 'half' });
  });

  it('does not take a cut answer for a whole one', () => {
    const whole = counted('0123456789');
    expect(read([whole.subarray(0, whole.length - 1)], true).isDone).toBe(false);
    const chunked = Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n');
    expect(read([chunked], true).isDone).toBe(false);
  });

  it('has no body for 204 and 304', () => {
    for (const status of [204, 304]) {
      expect(read([Buffer.from(`HTTP/1.1 ${status} X\r\ncontent-length: 5\r\n\r\n`)]).isDone).toBe(true);
    }
  });

  it('tells how long the connection lives', () => {
    const head = read([counted('', 'keep-alive: timeout=5, max=10\r\n')]).head;
    expect(head).toMatchObject({ keepsAlive: true, idleSeconds: 5 });
    expect(read([counted('', 'connection: Close\r\n')]).head?.keepsAlive).toBe(false);
    expect(read([Buffer.from('HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n')]).head?.keepsAlive).toBe(false);
  });

  it.each([
    ['no status line', 'hello\r\n\r\n'],
    ['another protocol', 'HTTP/2.0 200 OK\r\n\r\n'],
    ['a bare line end in a header', 'HTTP/1.1 200 OK\r\na: b\nc: d\r\n\r\n'],
    ['a folded header', 'HTTP/1.1 200 OK\r\na: b\r\n c\r\n\r\n'],
    ['a space before the colon', 'HTTP/1.1 200 OK\r\na : b\r\n\r\n'],
    ['a control character', 'HTTP/1.1 200 OK\r\na: \x00b\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['an unknown coding', 'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n'],
    ['a signed length', 'HTTP/1.1 200 OK\r\ncontent-length: +1\r\n\r\na'],
    ['a protocol change', 'HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n'],
    ['more than it says', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nabc'],
    ['a chunk of no size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
    ['a negative chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n-1\r\n'],
    ['a chunk longer than it says', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n'],
    ['a bare line end after a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\na'],
    ['an endless chunk line', `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;${'x'.repeat(300)}`],
    ['an endless head', `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}`],
  ])('refuses %s', (_name, text) => {
    expect(() => read([Buffer.from(text, 'latin1')])).toThrow(WireError);
  });
});
