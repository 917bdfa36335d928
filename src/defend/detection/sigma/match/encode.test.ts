import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64, base64Offsets, utf16 } from './encode.ts';

test('one of the three forms is found in any base64 text around the value', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 4 }),
      fc.uint8Array({ maxLength: 9 }),
      fc.uint8Array({ maxLength: 9 }),
      (value, before, after) => {
        const whole = Buffer.concat([before, Buffer.from(value, 'utf8'), after]).toString('base64');
        const form = base64Offsets(value, false)[before.length % 3] ?? 'missing';
        expect(whole).toContain(form);
      },
    ),
  );
});

test('the encodings of the modifiers appendix', () => {
  expect(Buffer.from(utf16('cmd', 'wide'), 'latin1').toString('hex')).toBe('63006d006400');
  expect(Buffer.from(utf16('cmd', 'utf16le'), 'latin1').toString('hex')).toBe('63006d006400');
  expect(Buffer.from(utf16('cmd', 'utf16be'), 'latin1').toString('hex')).toBe('0063006d0064');
  expect(Buffer.from(utf16('cmd', 'utf16'), 'latin1').toString('hex')).toBe('fffe63006d006400');
  expect(base64('é', false)).toBe('w6k=');
  expect(base64(utf16('IEX', 'wide'), true)).toBe('SQBFAFgA');
});
