import { argon2, timingSafeEqual } from 'node:crypto';
import { Fault } from '../kernel/fault.ts';
import { identityFaults } from './errors.ts';
import type { RandomBytes } from './secrets.ts';

/** Cost of one argon2id hash. */
export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet's minimum for argon2id: 19 MiB, 2 passes, 1 lane. */
export const defaultCost: Argon2Cost = { memoryKib: 19_456, passes: 2, parallelism: 1 };

const saltBytes = 16;
const tagBytes = 32;
const VERSION = 19; // Argon2 1.3 (RFC 9106), the only one that node:crypto speaks.
const phcPattern =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

/** @returns PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$tag` (unpadded base64) */
export async function hashPassword(
  password: string,
  random: RandomBytes,
  cost = defaultCost,
): Promise<string> {
  const salt = Buffer.from(random(saltBytes));
  const tag = await derive(password, salt, tagBytes, cost);
  const parameters = `m=${cost.memoryKib},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=${VERSION}$${parameters}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Whether the password is the one behind the PHC string; compares in constant time.
 * @throws Fault `password_hash_invalid` when the stored string is not a PHC string that this build wrote or reads
 */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const match = phcPattern.exec(phc);
  if (!match) throw new Fault(identityFaults.passwordHashInvalid);
  const [, memory, passes, parallelism, salt, tag] = match;
  const expected = Buffer.from(tag ?? '', 'base64');
  const cost = { memoryKib: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  // A tampered row must not be able to make one sign-in take all memory.
  if (cost.memoryKib > 1_048_576 || cost.passes > 16) throw new Fault(identityFaults.passwordHashInvalid);
  const actual = await derive(password, Buffer.from(salt ?? '', 'base64'), expected.length, cost);
  return timingSafeEqual(actual, expected);
}

function derive(password: string, salt: Buffer, tagLength: number, cost: Argon2Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      {
        // NFKC, so that one password typed on two keyboards is one password (NIST SP 800-63B, 3.1.1.2).
        message: Buffer.from(password.normalize('NFKC'), 'utf8'),
        nonce: salt,
        parallelism: cost.parallelism,
        tagLength,
        memory: cost.memoryKib,
        passes: cost.passes,
      },
      (error, tag) => (error ? reject(error) : resolve(tag)),
    );
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
