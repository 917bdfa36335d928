import { sha256 } from './sha256.ts';

const BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';
const CHECK_BYTES = 4;
const BYTES_MAX = 72;

const valuesOf = (alphabet: string) => {
  const values = new Int8Array(128).fill(-1);
  for (let index = 0; index < alphabet.length; index++) values[alphabet.charCodeAt(index)] = index;
  return values;
};
const alphabets = { bitcoin: valuesOf(BITCOIN), ripple: valuesOf(RIPPLE) } as const;

/** Bytes of a base58 text, or undefined when it has a character that base58 has not or would be more than 72 bytes. */
export function decodeBase58(
  text: string,
  alphabet: keyof typeof alphabets = 'bitcoin',
): Uint8Array | undefined {
  const values = alphabets[alphabet];
  const bytes = new Uint8Array(BYTES_MAX);
  let used = 0;
  let zeros = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const value = code < 128 ? values[code]! : -1;
    if (value < 0) return undefined;
    let carry = value;
    for (let at = 0; at < used; at++) {
      carry += bytes[at]! * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    while (carry > 0) {
      if (used >= BYTES_MAX) return undefined;
      bytes[used++] = carry & 255;
      carry >>= 8;
    }
    if (used === 0) zeros++;
  }
  const decoded = new Uint8Array(zeros + used);
  for (let at = 0; at < used; at++) decoded[zeros + at] = bytes[used - 1 - at]!;
  return decoded;
}

/**
 * Whether a text is base58check (the last four bytes are the double SHA-256 of the others) with one of these first bytes
 * and this many bytes in all.
 */
export function isBase58Check(
  text: string,
  {
    versions,
    length,
    alphabet,
  }: {
    readonly versions: readonly number[];
    readonly length: number;
    readonly alphabet?: keyof typeof alphabets;
  },
): boolean {
  const bytes = decodeBase58(text, alphabet);
  if (bytes === undefined || bytes.length !== length || !versions.includes(bytes[0]!)) return false;
  const body = length - CHECK_BYTES;
  const digest = sha256(sha256(bytes.subarray(0, body)));
  return [0, 1, 2, 3].every((index) => digest[index] === bytes[body + index]);
}
