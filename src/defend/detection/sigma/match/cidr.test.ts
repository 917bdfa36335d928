import { expect, test } from 'vitest';
import { inNetwork, parseAddress, parseNetwork } from './cidr.ts';

test.each([
  ['10.0.0.0/8', '10.255.1.2', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['192.168.1.0/25', '192.168.1.127', true],
  ['192.168.1.0/25', '192.168.1.128', false],
  ['0.0.0.0/0', '8.8.8.8', true],
  ['0.0.0.0/0', '::1', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['2001:db8::/33', '2001:db8:8000::1', false],
  ['fe80::/10', 'fe80::1%eth0', true],
  ['10.0.0.0/8', '::ffff:10.1.1.1', true],
  ['::ffff:10.0.0.0/104', '10.9.9.9', true],
])('%s holds %s: %s', (network, address, expected) => {
  const parsed = parseNetwork(network);
  const bytes = parseAddress(address);
  expect(parsed).toBeDefined();
  expect(bytes).toBeDefined();
  if (parsed !== undefined && bytes !== undefined) expect(inNetwork(parsed, bytes)).toBe(expected);
});

test.each([
  '10.0.0.0/33',
  '10.0.0/8',
  '1:2:3',
  '::1::',
  'x/8',
  '10.0.0.0/8/8',
  '256.1.1.1',
  '::/129',
  '1.2.3.4/-1',
  '',
])('%s is no network', (text) => expect(parseNetwork(text)).toBeUndefined());
