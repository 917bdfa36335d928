import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framingOf, streamFramings } from './stream-framing.ts';

const items = [{ a: 'x"]},[{' }, { b: [[1], { c: '\\' }] }, {}, { d: 'né😀\n' }];
const array = [
  ['as Google writes it', `[${items.map((item) => JSON.stringify(item, null, 2)).join('\n,\r\n')}\n]\n`],
  ['in one line', JSON.stringify(items)],
  ['with spaces', ` [ ${items.map((item) => JSON.stringify(item)).join(' , ')} ] `],
] as const;

function frames(kind: keyof typeof streamFramings, chunks: readonly Buffer[]) {
  const framing = streamFramings[kind];
  const framer = framing.framer(10_000);
  const raw = chunks.flatMap((chunk) => framer.push(chunk));
  const data = raw
    .map((one) => framing.read(one).data)
    .filter((one) => one !== undefined && one !== '[DONE]');
  return { bytes: Buffer.concat([...raw, framer.rest()]), data: data.map((one) => JSON.parse(one!)) };
}

function cut(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.map((one) => one % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
}

describe.each([
  ...array.map(([name, text]) => ['array', name, text] as const),
  ['lines', 'ended', items.map((item) => `${JSON.stringify(item)}\n`).join('')],
  ['lines', 'with empty ones', `\n${items.map((item) => `${JSON.stringify(item)}\r\n`).join('\n')}`],
] as const)('a stream of %s, %s', (kind, _name, text) => {
  const bytes = Buffer.from(text);

  it('is the same for every cut in two and for every single byte', () => {
    for (let i = 0; i <= bytes.length; i++) {
      const got = frames(kind, [bytes.subarray(0, i), bytes.subarray(i)]);
      expect(got.bytes.equals(bytes)).toBe(true);
      expect(got.data).toEqual(items);
    }
    expect(
      frames(
        kind,
        [...bytes].map((byte) => Buffer.of(byte)),
      ).data,
    ).toEqual(items);
  });

  it('is the same however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), (cuts) => {
        const got = frames(kind, cut(bytes, cuts));
        expect(got.bytes.equals(bytes)).toBe(true);
        expect(got.data).toEqual(items);
      }),
      { numRuns: 500 },
    );
  });

  it('is bounded', () => {
    const framer = streamFramings[kind].framer(100);
    expect(() => framer.push(Buffer.from(`[{"a":"${'x'.repeat(200)}`))).toThrow(/larger/);
  });
});

describe('frames of the gateway’s own', () => {
  it('make an array whole, whether they come first or last', () => {
    const { write, closing } = streamFramings.array;
    expect(JSON.parse(write(undefined, '{"e":1}', true) + closing)).toEqual([{ e: 1 }]);
    expect(JSON.parse(`[{"a":1}${write(undefined, '{"e":1}', false)}${closing}`)).toEqual([
      { a: 1 },
      { e: 1 },
    ]);
  });

  it('stand in place of others', () => {
    const { read, rewrite } = streamFramings.array;
    expect(rewrite(read(Buffer.from('\n, {"a":1}')), '{"b":2}').toString()).toBe('\n, {"b":2}');
  });
});

it('the framing follows the type of the answer', () => {
  expect(framingOf('text/event-stream; charset=utf-8', false)).toBe(streamFramings.sse);
  expect(framingOf('application/x-ndjson', false)).toBe(streamFramings.lines);
  expect(framingOf('application/json', false)).toBeUndefined();
  expect(framingOf('application/json; charset=UTF-8', true)).toBe(streamFramings.array);
  expect(framingOf(['text/event-stream'], true)).toBeUndefined();
});
