import fc from 'fast-check';
import { expect, it } from 'vitest';
import { setMember } from './set-member.ts';

it('sets one member and changes nothing else', () => {
  const names = fc.constantFrom('a', 'options', 'stream_options', 'b');
  fc.assert(
    fc.property(
      fc.dictionary(names, fc.jsonValue(), { maxKeys: 4 }),
      fc.constantFrom(undefined, 2),
      (body, space) => {
        const set = setMember(JSON.stringify(body, null, space), ['max_tokens'], '5');
        expect(JSON.parse(set!)).toEqual({ ...JSON.parse(JSON.stringify(body)), max_tokens: 5 });
      },
    ),
  );
});

it.each([
  ['{"options": {"top_k": 1}, "n": 1e2}', '{"options": {"top_k": 1,"num_predict":9}, "n": 1e2}'],
  ['{"options": { }}', '{"options": { "num_predict":9}}'],
  ['{"n":1}', '{"n":1,"options":{"num_predict":9}}'],
  ['{"options":{"num_predict": -1 }}', '{"options":{"num_predict": 9 }}'],
])('makes or replaces what is missing in %s', (text, wanted) => {
  expect(setMember(text, ['options', 'num_predict'], '9')).toBe(wanted);
});

it('says when something on the way is no object', () => {
  expect(setMember('{"options": 3}', ['options', 'num_predict'], '9')).toBeUndefined();
});
