import { randomBytes } from 'node:crypto';

/** Random bytes are drawn from the system in blocks: asking for sixteen at a time costs more than using them. */
const BLOCK_BYTES = 4096;
const RANDOM_BYTES = 16;
let block = randomBytes(BLOCK_BYTES);
let used = 0;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base32, lower case.

/**
 * Makes an identifier that sorts by creation time: prefix, 48 bits of time and 80 random bits in base32 (a ULID's layout).
 *
 * @param prefix what is identified, such as `inc` or `fnd`
 * @param nowMs creation time, milliseconds since the epoch
 */
export function newId(prefix: string, nowMs: number = Date.now()): string {
  let time = '';
  let rest = nowMs;
  for (let i = 0; i < 10; i++) {
    time = ALPHABET[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  let random = '';
  if (used + RANDOM_BYTES > BLOCK_BYTES) {
    block = randomBytes(BLOCK_BYTES);
    used = 0;
  }
  for (let end = used + RANDOM_BYTES; used < end; used++) random += ALPHABET[block[used]! & 31];
  return `${prefix}_${time}${random}`;
}
