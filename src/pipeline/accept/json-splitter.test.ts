import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitJsonInPlace } from './json-splitter.ts';

function records(text: string): string[] {
  const body = Buffer.from(text);
  splitJsonInPlace(body);
  return body
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}

describe('JSON splitter', () => {
  it.each([
    ['an array', '[{"a":1},{"b":[1,2]}]', ['{"a":1}', '{"b":[1,2]}']],
    ['one object', '{"a":1}', ['{"a":1}']],
    ['CloudTrail', ' {"Records" : [ {"a":1}, {"b":2} ] } \n', ['{"a":1}', '{"b":2}']],
    ['Azure', '{"records":[{"a":1}]}', ['{"a":1}']],
    ['Records beside others: nothing is dropped', '{"Records":[1],"next":2}', ['{"Records":[1],"next":2}']],
    ['Records that is no array', '{"Records":{"a":1}}', ['{"Records":{"a":1}}']],
    ['line ends between tokens', '{\r\n "a": [\n1]\n}', ['{   "a": [ 1] }']],
    ['brackets and quotes inside strings', '[{"a":"]},\\"["},"b,]"]', ['{"a":"]},\\"["}', '"b,]"']],
    ['scalars', '[1, -2.5e3 ,null,true,"x"]', ['1', '-2.5e3', 'null', 'true', '"x"']],
    ['NDJSON under a JSON type', '{"a":1}\n{"b":2}\n', ['{"a":1}', '{"b":2}']],
    ['an array a line', '[1]\n[2][3]', ['1', '2', '3']],
    ['a byte order mark', '\ufeff[1]', ['1']],
    ['nothing', ' \n ', []],
    ['an empty array', '[ ]', []],
    ['numbers beyond 2^53, unchanged', '[12345678901234567890]', ['12345678901234567890']],
  ])('splits %s', (_name, text, expected) => expect(records(text)).toEqual(expected));

  it.each([
    '[1,]',
    '[,1]',
    '[1 2]',
    '[1',
    '{"a":1',
    '"abc',
    '{"a":"b',
    '{}{}',
    '{"a":1}x',
    'hello',
    '[1]]',
    '}',
    '[tru]',
    '["a\nb"]',
    '[1}',
    '{"Records":[1,]}',
    '{"Records":[',
  ])('refuses %j and says where', (text) => {
    expect(() => records(text)).toThrow(expect.objectContaining({ code: 'json_broken' }));
    expect(() => records(text)).toThrow(/at byte \d+/);
  });

  it('gives back the elements of any array, pretty-printed or not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { maxLength: 10 }),
        fc.constantFrom(undefined, 1, '\t'),
        (values, indent) => {
          const expected = values.map((value) => JSON.stringify(value));
          expect(
            records(JSON.stringify(values, null, indent)).map((r) => JSON.stringify(JSON.parse(r))),
          ).toEqual(expected);
          const wrapped = JSON.stringify({ Records: values }, null, indent);
          expect(records(wrapped).map((r) => JSON.stringify(JSON.parse(r)))).toEqual(expected);
        },
      ),
    );
  });

  it('never changes the length or adds a byte that was not there, and never throws anything but a fault', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'[]{}",:\\ \n1at'), { maxLength: 40 }), (characters) => {
        const text = characters.join('');
        try {
          const out = records(text).join('');
          expect(out.length).toBeLessThanOrEqual(text.length);
        } catch (error) {
          expect(error).toMatchObject({ code: 'json_broken' });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is not hurt by depth', () => {
    const deep = `[${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}]`;
    expect(records(deep)).toHaveLength(1);
  });
});
