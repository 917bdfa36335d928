import { createHmac } from 'node:crypto';

const HASH_UNITS = 24;

/**
 * What stands in a value's place when it is hashed, like `[PERSON_5f2a…]`: keyed, so that nobody without the key can try
 * values; the same value has the same hash under one key.
 */
export function hashedValue(type: string, value: string, key: Uint8Array | string): string {
  const hash = createHmac('sha256', key).update(`${type}\0${value}`, 'utf16le').digest('hex');
  return `[${type}_${hash.slice(0, HASH_UNITS)}]`;
}
