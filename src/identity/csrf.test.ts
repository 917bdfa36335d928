import { describe, expect, it } from 'vitest';
import { passesCsrf } from './csrf.ts';

const good = {
  method: 'POST',
  token: 'secret',
  expected: 'secret',
  origin: 'http://127.0.0.1:7450',
  fetchSite: 'same-origin',
  ownOrigins: ['http://127.0.0.1:7450'],
};

describe('CSRF check', () => {
  it('passes the console, and clients that send neither Origin nor Sec-Fetch-Site but know the token', () => {
    expect(passesCsrf(good)).toBe(true);
    expect(passesCsrf({ ...good, origin: undefined, fetchSite: undefined })).toBe(true);
  });

  it.each([
    ['no token', { token: undefined }],
    ['an empty token', { token: '' }],
    ['another token', { token: 'secreT' }],
    ['another origin', { origin: 'http://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:7451' }],
    ['a sandboxed origin', { origin: 'null' }],
    ['a cross-site fetch', { fetchSite: 'cross-site' }],
    ['a same-site fetch from a sibling domain', { fetchSite: 'same-site' }],
    ['a lower-case method trick', { method: 'get', token: undefined }],
  ])('refuses %s', (_name, change) => expect(passesCsrf({ ...good, ...change })).toBe(false));

  it('asks nothing of GET', () =>
    expect(passesCsrf({ ...good, method: 'GET', token: undefined })).toBe(true));
});
