import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodedAgain } from './decoded-text.ts';
import { isBase64, readBase64, readDataUrl } from './encoded-text.ts';

const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');

describe('data URLs', () => {
  it.each([
    ['data:text/plain;base64,aGVsbG8gdGhlcmU=', 'text', 'hello there'],
    ['data:;base64,aGVsbG8gdGhlcmU=', 'text', 'hello there'],
    ['data:,hello%20there', 'text', 'hello there'],
    ['data:text/html;charset=utf-8,%3Cb%3E', 'text', '<b>'],
    ['DATA:APPLICATION/JSON;BASE64,eyJhIjoxfQ==', 'application', '{"a":1}'],
    ['data:image/svg+xml,%3Csvg/%3E', 'image', '<svg/>'],
    ['data:,100%', 'text', '100%'],
    [`data:text/plain;base64,${base64(Buffer.from('caf\u00e9', 'latin1'))}`, 'text', 'caf\u00e9'],
    [`data:text/plain;base64,${base64(Buffer.from('\ufeffhi', 'utf16le'))}`, 'text', 'hi'],
    [`data:image/png;base64,${base64(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]))}`, 'image', undefined],
  ])('%s', (url, kind, text) => {
    expect(readDataUrl(url)).toMatchObject({ kind, text });
  });

  it('are not what merely begins like one', () => {
    expect(readDataUrl('data: this is prose')).toBeUndefined();
    expect(readDataUrl('database')).toBeUndefined();
  });
});

describe('base64', () => {
  it('is text when its bytes are, also where the first look ends within a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (words) => {
        const text = `${words.replaceAll('\0', '')}é😀`.repeat(2);
        expect(readBase64(base64(text), 'file').text).toBe(text.toWellFormed());
      }),
      { numRuns: 300 },
    );
  });

  it('comes back encoded when its text is changed', () => {
    const url = `data:text/plain;base64,${base64('my key')}`;
    expect(encodedAgain(url, 'my [KEY]')).toBe(`data:text/plain;base64,${base64('my [KEY]')}`);
    expect(encodedAgain(base64('my key is long enough'), 'x')).toBe(base64('x'));
    // Bytes of another encoding would not come back as they were.
    expect(encodedAgain(`data:text/plain;base64,${base64(Buffer.from('é', 'latin1'))}`, 'x')).toBeUndefined();
  });

  it('is told from words', () => {
    expect(isBase64('just some words')).toBe(false);
    expect(isBase64(base64('just some words'))).toBe(true);
  });
});
