import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSseFrame, writeSseFrame } from './sse-frame.ts';
import { SseFramer } from './sse-framer.ts';

const line = fc.constantFrom(
  'data: {"a":1}',
  'data:x',
  'data',
  ': ping',
  'event: e',
  'id: 7',
  'data: é😀',
  'junk',
);
const stream = fc
  .array(fc.tuple(fc.option(line, { nil: '' }), fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 24 })
  // A frame that ends with CR is held until it is known whether a LF follows: something has to follow.
  .map((lines) => Buffer.from(`${lines.map(([text, end]) => text + end).join('')}: the end`));

function cut(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.map((one) => one % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
}

function fieldsOf(chunks: readonly Buffer[]): { fields: unknown[]; bytes: Buffer } {
  const framer = new SseFramer(10_000);
  const frames = chunks.flatMap((chunk) => framer.push(chunk));
  const fields = frames
    .map(readSseFrame)
    .filter(({ data, event }) => data !== undefined || event !== undefined);
  return {
    fields: fields.map(({ data, event }) => ({ data, event })),
    bytes: Buffer.concat([...frames, framer.rest()]),
  };
}

/** The plain way: the whole text, line ends made equal, cut at empty lines. */
function twin(bytes: Buffer): unknown[] {
  const lines = bytes.toString().replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  const found: { data: string | undefined; event: string | undefined }[] = [];
  let data: string[] = [];
  let event: string | undefined;
  for (const text of lines.slice(0, -1)) {
    if (text === '') {
      if (data.length > 0 || event !== undefined)
        found.push({ data: data.length > 0 ? data.join('\n') : undefined, event });
      data = [];
      event = undefined;
    } else if (text === 'data') data.push('');
    else if (text.startsWith('data:')) data.push(text.slice(5).replace(/^ /, ''));
    else if (text.startsWith('event: ')) event = text.slice(7);
  }
  return found;
}

describe('SseFramer', () => {
  it('finds the same frames however the bytes are cut, and loses none', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 12 }), (bytes, cuts) => {
        const result = fieldsOf(cut(bytes, cuts));
        expect(result.bytes.equals(bytes)).toBe(true);
        expect(result.fields).toEqual(twin(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same frames byte by byte', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        expect(fieldsOf([...bytes].map((byte) => Buffer.of(byte))).fields).toEqual(twin(bytes));
      }),
    );
  });

  it('bounds a frame', () => {
    const framer = new SseFramer(100);
    expect(() => framer.push(Buffer.from(`data: ${'x'.repeat(200)}`))).toThrow(/larger/);
  });

  it('reads what it writes', () => {
    expect(readSseFrame(writeSseFrame('e', 'a\nb'))).toMatchObject({ event: 'e', data: 'a\nb' });
  });
});
