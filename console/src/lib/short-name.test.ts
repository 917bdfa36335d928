import { expect, it } from 'vitest';
import { shortName, shortTitle } from './short-name.ts';

it.each([
  ['arn:aws:iam::481516234200:user/g.novak', 'user/g.novak'],
  ['arn:aws-us-gov:s3:::invoices', 'invoices'],
  ['C:\\Windows\\System32\\vssadmin.exe', 'vssadmin.exe'],
  ['/usr/bin/ssh', 'ssh'],
  ['/', '/'],
  ['lindqvist\\c.lindqvist', 'lindqvist\\c.lindqvist'],
  ['ws-03.corp.lindqvist.example', 'ws-03.corp.lindqvist.example'],
])('shortens %s to %s', (name, short) => expect(shortName(name)).toBe(short));

it('leaves the words around a resource name', () => {
  expect(shortTitle('Logging stopped on arn:aws:iam::4815:user/ada')).toBe('Logging stopped on user/ada');
});
