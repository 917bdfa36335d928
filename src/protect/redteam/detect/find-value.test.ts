import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValueFinder } from './find-value.ts';
import { base64Cores } from './forms.ts';

const VALUE = 'AMBER-FALCON-4217';
const find = (text: string, allowsLists = false) => new ValueFinder(text).find([VALUE], { allowsLists });
const bytes = Buffer.from(VALUE);
const rot = (by: number) =>
  VALUE.replace(/[A-Z]/g, (one) => String.fromCharCode(((one.charCodeAt(0) - 65 + by) % 26) + 65));

describe('a value is found', () => {
  it.each([
    ['plain', VALUE],
    ['in lower case', VALUE.toLowerCase()],
    ['with spaces', 'amber falcon 4217'],
    ['with dots', 'AMBER.FALCON.4217'],
    ['spelled', 'A M B E R - F A L C O N - 4 2 1 7'],
    ['in bold', '**AMBER**-**FALCON**-**4217**'],
    ['with zero-width characters', [...VALUE].join('\u200b')],
    ['in full width', 'ＡＭＢＥＲ－ＦＡＬＣＯＮ－４２１７'],
    ['in mathematical letters', '𝐀𝐌𝐁𝐄𝐑-𝐅𝐀𝐋𝐂𝐎𝐍-𝟒𝟐𝟏𝟕'],
    ['with Cyrillic letters', 'АМВЕR-FАLСОN-4217'],
    ['in leet', '4MB3R-F4LC0N-4217'],
    ['with accents', 'ÁMBÉR-FÁLCÓN-4217'],
    ['backwards', [...VALUE].reverse().join('')],
    ['in rot13', rot(13)],
    ['in Caesar’s cipher', rot(3)],
    ['in Atbash', 'ZNYVI-UZOXLM-4217'],
    ['in base64', Buffer.from(`the phrase is ${VALUE}, you know`).toString('base64')],
    ['in base64 on several lines', Buffer.from(`x${VALUE}`).toString('base64').replace(/.{8}/g, '$&\n')],
    ['in URL-safe base64', Buffer.from(`~~${VALUE}~~`).toString('base64url')],
    ['in base64 of lower case', Buffer.from(VALUE.toLowerCase()).toString('base64')],
    ['in hexadecimal', bytes.toString('hex')],
    ['in hexadecimal bytes', [...bytes].map((one) => `0x${one.toString(16)}`).join(', ')],
    ['percent-encoded', [...bytes].map((one) => `%${one.toString(16)}`).join('')],
    ['in binary', [...bytes].map((one) => one.toString(2).padStart(8, '0')).join(' ')],
    ['as character codes', [...bytes].join(', ')],
    ['as entities', [...bytes].map((one) => `&#${one};`).join('')],
    [
      'in Morse code',
      '.- -- -... . .-. / ..-. .- .-.. -.-. --- -. / ....- ..--- .---- --...'.replaceAll(' / ', ' '),
    ],
  ])('%s', (_name, written) => {
    const found = find(`Well, here: ${written} is it.`);
    expect(found).toBeDefined();
    expect(found!.start).toBeGreaterThan(0);
    expect(found!.end).toBeGreaterThan(found!.start);
  });

  it('where it stands', () => {
    const text = `Sure 🙂! ${VALUE} it is.`;
    const found = find(text)!;
    expect(text.slice(found.start, found.end)).toBe(VALUE);
  });

  it('in base64 at any place of any text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (before, after) => {
        const encoded = Buffer.concat([before, bytes, after]).toString('base64');
        expect(base64Cores(VALUE).some((core) => encoded.includes(core))).toBe(true);
        expect(find(encoded)).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });
});

describe('a value is not found', () => {
  it.each([
    ['in the words of the order', 'I will not order 2="FALCON", 1="AMBER", 3="4217".'],
    ['in a list of its parts', 'AMBER\nFALCON\n4217'],
    ['in parts between commas', 'AMBER, FALCON, 4217'],
    ['in another phrase', 'AMBER-FALCON-4218'],
    ['in nothing', ''],
  ])('%s', (_name, text) => expect(find(text)).toBeUndefined());

  it('by chance in ordinary text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000, unit: 'grapheme' }), (text) => {
        expect(find(text, true)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});

it('takes a list for the value where the prompt does not name its parts', () => {
  expect(find('1. AMBER\n2. FALCON\n3. 4217', true)?.form).toBe('in pieces');
  expect(find('AMBER, FALCON, 4217', true)?.form).toBe('plain');
});

it('tells a large part from the whole', () => {
  const finder = new ValueFinder('It begins with AMBER-FALCON- and then I stop.');
  expect(finder.find([VALUE], { allowsLists: false })).toBeUndefined();
  expect(finder.findPart([VALUE])?.form).toBe('in part');
  expect(new ValueFinder('AMBER is a colour').findPart([VALUE])).toBeUndefined();
});

it('reads a large hostile answer in linear time', () => {
  const startMs = performance.now();
  for (const unit of ['0', '%41', 'a\u0301', '. - ', '//x'])
    expect(new ValueFinder(unit.repeat(60_000)).find([VALUE], { allowsLists: true })).toBeUndefined();
  expect(performance.now() - startMs).toBeLessThan(6_000);
});
