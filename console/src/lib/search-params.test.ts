import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, many, manyOf, one, oneOf, parseSearch, stringifySearch } from './search-params.ts';

describe('search parameters', () => {
  it('read a repeated key as a list', () => {
    expect(parseSearch('?a=1&a=2&b=x')).toEqual({ a: ['1', '2'], b: 'x' });
  });

  it('survive the way into the address and back', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.array(word, { minLength: 2, maxLength: 4 })),
        (search) => {
          expect(parseSearch(stringifySearch(search))).toEqual({ ...search });
        },
      ),
    );
  });

  it('leave out what is empty', () => {
    expect(stringifySearch({ a: undefined, b: '', c: null, d: 'x' })).toBe('?d=x');
    expect(compact({ a: undefined, b: 1 })).toEqual({ b: 1 });
  });

  it('accept only what is allowed', () => {
    expect(one(['x', 'y'])).toBe('x');
    expect(many('x')).toEqual(['x']);
    expect(many('')).toBeUndefined();
    expect(oneOf('z', ['x', 'y'])).toBeUndefined();
    expect(manyOf(['x', 'z'], ['x', 'y'])).toEqual(['x']);
  });
});
