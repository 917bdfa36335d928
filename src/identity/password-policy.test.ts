import { describe, expect, it } from 'vitest';
import { requireGoodPassword } from './password-policy.ts';

describe('password policy', () => {
  it.each(['correct horse battery', 'Tr0ub4dor&3xyz', 'päßwörter sind gut'])('accepts %j', (password) => {
    expect(() => requireGoodPassword(password, 'owner@example.com')).not.toThrow();
  });

  it.each([
    ['short', 'at least'],
    ['aaaaaaaaaaaaaaaa', 'repeats'],
    ['abababababababab', 'repeats'],
    ['123456789012', 'repeats|sequence'],
    ['abcdefghijklmno', 'sequence'],
    ['zyxwvutsrqpon', 'sequence'],
    ['owner@example.com', 'e-mail'],
    ['ownerowner12', 'e-mail'],
    [`${'x'.repeat(200)}abcdefgh${'y'.repeat(60)}`, 'at most'],
  ])('refuses %j', (password, reason) => {
    expect(() => requireGoodPassword(password, 'owner@example.com')).toThrow(new RegExp(reason));
  });
});
