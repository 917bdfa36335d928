import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Source of random bytes, handed in so that tests can decide. */
export type RandomBytes = (length: number) => Uint8Array;

export const systemRandom: RandomBytes = (length) => randomBytes(length);

/** 256 random bits as 43 characters of base64url. */
export function newSecret(random: RandomBytes): string {
  return Buffer.from(random(32)).toString('base64url');
}

/** SHA-256 in hex. Right for secrets of 256 random bits; passwords need {@link hashPassword}. */
export function sha256Hex(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** Compares in a time that tells nothing about where, or by how much in length, the texts differ. */
export function secretsEqual(a: string, b: string): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}
