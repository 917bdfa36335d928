import { describe, expect, it } from 'vitest';
import { defaultCost, hashPassword, verifyPassword } from './password-hash.ts';
import { systemRandom } from './secrets.ts';

const cheap = { memoryKib: 64, passes: 1, parallelism: 1 };

describe('password hash', () => {
  it('writes a PHC string with the OWASP cost', async () => {
    expect(await hashPassword('correct horse battery', systemRandom)).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
    expect(defaultCost.memoryKib).toBeGreaterThanOrEqual(19_456);
  });

  it('verifies the password and refuses another', async () => {
    const phc = await hashPassword('correct horse battery', systemRandom, cheap);
    expect(await verifyPassword('correct horse battery', phc)).toBe(true);
    expect(await verifyPassword('correct horse batterz', phc)).toBe(false);
    expect(await verifyPassword('', phc)).toBe(false);
  });

  it('salts: one password has two hashes', async () => {
    const hashes = await Promise.all([1, 2].map(() => hashPassword('same', systemRandom, cheap)));
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('takes one password typed in two Unicode forms for one', async () => {
    const phc = await hashPassword('pass\u00e9word', systemRandom, cheap);
    expect(await verifyPassword('passe\u0301word', phc)).toBe(true);
  });

  it('matches the argon2id vector made by the reference implementation (argon2-cffi, salt "somesalt")', async () => {
    // From the reference library's test.c: version 0x13, t=2, m=2^16, p=1, "password", "somesalt".
    const phc = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', phc)).toBe(true);
    expect(await verifyPassword('passwore', phc)).toBe(false);
  });

  it.each([
    '',
    'plain',
    '$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMa',
    '$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  ])('refuses the stored string %j', async (phc) => {
    await expect(verifyPassword('x', phc)).rejects.toMatchObject({ code: 'password_hash_invalid' });
  });
});
