const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const values = new Int8Array(128).fill(-1);
for (let index = 0; index < ALPHABET.length; index++) values[ALPHABET.charCodeAt(index)] = index;
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32M_CONSTANT = 0x2bc830a3;

/** BIP 173 and BIP 350: prefix, `1`, data with a checksum of six characters; in one case. */
export function isBech32(text: string): boolean {
  const lower = text.toLowerCase();
  if (lower !== text && text.toUpperCase() !== text) return false;
  const border = lower.lastIndexOf('1');
  let check = 1;
  for (let index = 0; index < border; index++) check = step(check, lower.charCodeAt(index) >> 5);
  check = step(check, 0);
  for (let index = 0; index < border; index++) check = step(check, lower.charCodeAt(index) & 31);
  for (let index = border + 1; index < lower.length; index++) {
    const value = values[lower.charCodeAt(index) & 127]!;
    if (value < 0) return false;
    check = step(check, value);
  }
  return check === 1 || check === BECH32M_CONSTANT;
}

function step(check: number, value: number): number {
  const top = check >>> 25;
  let next = ((check & 0x1ffffff) << 5) ^ value;
  for (let bit = 0; bit < 5; bit++) if ((top >>> bit) & 1) next ^= GENERATORS[bit]!;
  return next;
}

/** Bitcoin Cash (its specification of 2017): the same idea with forty bits, hence in big integers. */
export function isCashAddress(prefix: string, payload: string): boolean {
  const generators = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];
  const units = [...prefix].map((unit) => unit.charCodeAt(0) & 31);
  let check = 1n;
  for (const value of [...units, 0, ...[...payload].map((unit) => values[unit.charCodeAt(0) & 127]!)]) {
    if (value < 0) return false;
    const top = check >> 35n;
    check = ((check & 0x07ffffffffn) << 5n) ^ BigInt(value);
    for (let bit = 0; bit < 5; bit++) if ((top >> BigInt(bit)) & 1n) check ^= generators[bit]!;
  }
  return check === 1n;
}
