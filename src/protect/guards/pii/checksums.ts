/** Digits of a text as numbers; everything else is left out. */
export function digitsOf(text: string): number[] {
  const digits: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit >= 0 && digit <= 9) digits.push(digit);
  }
  return digits;
}

/** ISO/IEC 7812-1 annex B. */
export function luhn(digits: readonly number[]): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits[digits.length - 1 - index]!;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 7064 MOD 11,10 (German tax id, Croatian OIB): the last digit checks the others. */
export function iso7064Mod11And10(digits: readonly number[]): boolean {
  let product = 10;
  for (let index = 0; index < digits.length - 1; index++) {
    const sum = (digits[index]! + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digits.at(-1);
}

/** Weighted sum of digits. */
export function weighted(digits: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += digits[index]! * weights[index]!;
  return sum;
}

const multiply = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const permute = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** Verhoeff, "Error detecting decimal codes" (1969): Aadhaar numbers. */
export function verhoeff(digits: readonly number[]): boolean {
  let check = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits[digits.length - 1 - index]!;
    check = Number(multiply[check]![Number(permute[index % 8]![digit])]);
  }
  return check === 0;
}

/** Whether all digits are the same: passes most checksums and is nobody's number. */
export function isOneDigit(digits: readonly number[]): boolean {
  return digits.every((digit) => digit === digits[0]);
}
