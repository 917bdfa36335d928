import { expect, test } from 'vitest';
import { decodeAddress } from './decode-address.ts';

test.each([
  ['020001BBCB0071090000000000000000', { ip: '203.0.113.9', port: 443 }],
  [
    '0A00003500000000 20010DB8000000000000000000000001 00000000'.replaceAll(' ', ''),
    { ip: '2001:db8::1', port: 53 },
  ],
  ['0A000035000000000000000000000000000000000000000100000000', { ip: '::1', port: 53 }],
  ['0A0000350000000000000000000000000000000000000000 00000000'.replaceAll(' ', ''), { ip: '::', port: 53 }],
  ['0A000035000000000001000000000000000200000000000300000000', { ip: '1::2:0:0:3', port: 53 }],
])('%s', (hex, address) => {
  expect(decodeAddress(hex)).toEqual(address);
});

test.each(['01002F72756E2F78000000', '0200', '0A000035000000002001', 'not hexadecimal at all', 7])(
  '%s is no address of the network',
  (hex) => {
    expect(decodeAddress(hex)).toBeUndefined();
  },
);
