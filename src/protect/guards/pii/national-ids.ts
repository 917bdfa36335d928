import { digitsOf, isOneDigit, iso7064Mod11And10, luhn, verhoeff, weighted } from './checksums.ts';
import type { PiiRecogniser } from './recogniser.ts';

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** National numbers of persons. A checksum of one digit passes one number in ten, so those need context as well. */
export const nationalIds: readonly PiiRecogniser[] = [
  {
    type: 'US_SSN',
    first: 'digit',
    lead: [3],
    after: '-',
    pattern: /(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/y,
    score: 0.95,
    scoreWithoutContext: 0.75,
    context: /\b(?:ssn|social[ -]security|soc\.? ?sec|tax(?:payer)? id|ss ?#|ss number)/,
    isValid: (match) => !['078-05-1120', '219-09-9999'].includes(match) && !isOneDigit(digitsOf(match)),
  },
  {
    type: 'US_SSN',
    first: 'digit',
    lead: [3, 9],
    pattern: /(?!000|666|9\d\d)\d{3}( ?)(?!00)\d{2}\1(?!0000)\d{4}(?!\d)/y,
    score: 0.85,
    context: /\b(?:ssn|social[ -]security|soc\.? ?sec|ss ?#)/,
    isValid: (match) => !isOneDigit(digitsOf(match)),
  },
  {
    type: 'US_ITIN',
    first: 'digit',
    lead: [3, 5, 9],
    pattern: /9\d{2}[- ]?(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])[- ]?\d{4}(?!\d)/y,
    score: 0.85,
    context: /\b(?:itin|individual taxpayer|tax(?:payer)? id)/,
  },
  {
    type: 'UK_NINO',
    first: 'letter',
    letters: [2],
    pattern:
      /(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])/y,
    score: 0.9,
    scoreWithoutContext: 0.7,
    context: /\b(?:national insurance|nino|ni (?:number|no)|insurance number)/,
  },
  {
    type: 'UK_NHS',
    first: 'digit',
    lead: [3, 6, 10],
    pattern: /\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/y,
    score: 0.9,
    context: /\bnhs\b/,
    isValid: (match) => {
      const digits = digitsOf(match);
      const check = (11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
      return check === digits[9];
    },
  },
  {
    type: 'DE_TAX_ID',
    first: 'digit',
    lead: [2, 5, 8, 11],
    pattern: /[1-9]\d ?\d{3} ?\d{3} ?\d{3}(?!\d)/y,
    score: 0.9,
    context: /steuer|\btax id|\bidnr|identifikationsnummer|\btin\b/,
    isValid: (match) => iso7064Mod11And10(digitsOf(match)),
  },
  {
    type: 'FR_INSEE',
    first: 'digit',
    lead: [1, 3, 5, 7, 10, 13, 15],
    pattern: /[1278] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?!\d)/y,
    score: 0.95,
    scoreWithoutContext: 0.7,
    context: /insee|s[ée]curit[ée] sociale|\bnir\b|social security|num[ée]ro de s[ée]cu/,
    isValid: isInsee,
  },
  {
    type: 'ES_NIF',
    first: 'digit',
    lead: [2, 8],
    after: '.- ABCDEFGHJKLMNPQRSTVWXYZ',
    pattern: /(?:\d{8}|\d{2}\.\d{3}\.\d{3})[- ]?[A-HJ-NP-TV-Z](?![A-Za-z0-9])/y,
    score: 0.95,
    scoreWithoutContext: 0.7,
    context: /\b(?:dni|nif|documento nacional|identidad)/,
    isValid: (match) => DNI_LETTERS[Number(digitsOf(match).join('')) % 23] === match.at(-1),
  },
  {
    type: 'ES_NIE',
    first: 'letter',
    letters: [1],
    pattern: /[XYZ][- ]?\d{7}[- ]?[A-HJ-NP-TV-Z](?![A-Za-z0-9])/y,
    score: 0.9,
    isValid: (match) => {
      const number = Number(`${'XYZ'.indexOf(match[0]!)}${digitsOf(match).join('')}`);
      return DNI_LETTERS[number % 23] === match.at(-1);
    },
    scoreWithoutContext: 0.85,
    context: /\bnie\b/,
  },
  {
    type: 'IT_FISCAL_CODE',
    first: 'letter',
    letters: [6, 7, 8, 9],
    wordMin: 16,
    pattern: /[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPR-T][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z](?![A-Za-z0-9])/iy,
    score: 0.95,
    scoreWithoutContext: 0.95,
    isValid: isCodiceFiscale,
  },
  {
    type: 'NL_BSN',
    first: 'digit',
    lead: [3, 4, 6, 9],
    pattern: /\d{3}[. ]?\d{3}[. ]?\d{3}(?!\d)|\d{4}\.?\d{2}\.?\d{3}(?!\d)/y,
    score: 0.9,
    context: /\b(?:bsn|burgerservicenummer|sofi|citizen service)/,
    isValid: (match) =>
      weighted(digitsOf(match), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && !isOneDigit(digitsOf(match)),
  },
  {
    type: 'PL_PESEL',
    first: 'digit',
    lead: [11],
    pattern: /\d{11}(?!\d)/y,
    score: 0.95,
    context: /\bpesel/,
    isValid: (match) => {
      const digits = digitsOf(match);
      return (
        (10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digits[10] &&
        isPeselDate(digits)
      );
    },
  },
  {
    type: 'BR_CPF',
    first: 'digit',
    lead: [3],
    after: '.',
    pattern: /\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/y,
    score: 0.95,
    scoreWithoutContext: 0.95,
    isValid: isCpf,
  },
  {
    type: 'BR_CPF',
    first: 'digit',
    lead: [11],
    pattern: /\d{11}(?!\d)/y,
    score: 0.95,
    context: /\bcpf\b/,
    isValid: isCpf,
  },
  {
    type: 'IN_AADHAAR',
    first: 'digit',
    lead: [4, 8, 12],
    pattern: /[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}(?!\d)/y,
    score: 0.95,
    context: /aadha?ar|\buid(?:ai)?\b|आधार/,
    isValid: (match) => verhoeff(digitsOf(match)),
  },
  {
    type: 'IN_PAN',
    first: 'letter',
    letters: [5],
    wordMin: 10,
    pattern: /[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?![A-Za-z0-9])/y,
    score: 0.9,
    scoreWithoutContext: 0.55,
    context: /\bpan\b|permanent account/,
  },
  {
    type: 'CA_SIN',
    first: 'digit',
    lead: [3, 6, 9],
    pattern: /\d{3}[- ]?\d{3}[- ]?\d{3}(?!\d)/y,
    score: 0.9,
    context: /\b(?:sin\b|social insurance)/,
    isValid: (match) => luhn(digitsOf(match)),
  },
  {
    type: 'AU_TFN',
    first: 'digit',
    lead: [3, 6, 9],
    pattern: /\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)/y,
    score: 0.9,
    context: /\b(?:tfn|tax file)/,
    isValid: (match) => weighted(digitsOf(match), [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  },
  {
    type: 'SE_PERSONNUMMER',
    first: 'digit',
    lead: [6, 8],
    after: '-+',
    pattern: /(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?!\d)/y,
    score: 0.9,
    scoreWithoutContext: 0.7,
    context: /personnummer|\bpersonal (?:identity|number)/,
    isValid: (match) => luhn(digitsOf(match).slice(-10)),
  },
  {
    type: 'FI_PERSONAL_IDENTITY_CODE',
    first: 'digit',
    lead: [6],
    after: '-+A',
    pattern: /(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-+A]\d{3}[0-9A-FHJ-NPR-Y](?![A-Za-z0-9])/y,
    score: 0.95,
    scoreWithoutContext: 0.85,
    isValid: (match) =>
      '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(match.slice(0, 6) + match.slice(7, 10)) % 31] === match[10],
  },
  {
    type: 'BE_NATIONAL_NUMBER',
    first: 'digit',
    lead: [2],
    after: '.',
    pattern: /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}(?!\d)/y,
    score: 0.95,
    scoreWithoutContext: 0.9,
    isValid: (match) => {
      const number = Number(digitsOf(match).slice(0, 9).join(''));
      const check = Number(match.slice(-2));
      return 97 - (number % 97) === check || 97 - ((2_000_000_000 + number) % 97) === check;
    },
  },
  {
    type: 'TR_KIMLIK',
    first: 'digit',
    lead: [11],
    pattern: /[1-9]\d{10}(?!\d)/y,
    score: 0.95,
    context: /\b(?:tc|t\.c\.|kimlik)/,
    isValid: (match) => {
      const digits = digitsOf(match);
      const odd = digits[0]! + digits[2]! + digits[4]! + digits[6]! + digits[8]!;
      const even = digits[1]! + digits[3]! + digits[5]! + digits[7]!;
      const sum = digits.slice(0, 10).reduce((total, digit) => total + digit, 0);
      return (((odd * 7 - even) % 10) + 10) % 10 === digits[9] && sum % 10 === digits[10];
    },
  },
  {
    type: 'CN_ID',
    first: 'digit',
    lead: [17, 18],
    pattern: /[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![A-Za-z0-9])/y,
    score: 0.95,
    scoreWithoutContext: 0.9,
    isValid: (match) =>
      '10X98765432'[weighted(digitsOf(match), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] ===
      match[17],
  },
  {
    type: 'KR_RRN',
    first: 'digit',
    lead: [6],
    after: '-',
    pattern: /\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-8]\d{6}(?!\d)/y,
    score: 0.9,
    scoreWithoutContext: 0.8,
    context: /주민|resident registration|\brrn\b/,
  },
];

function isInsee(match: string): boolean {
  const compact = match.replace(/ /g, '');
  const number = compact.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97n - (BigInt(number) % 97n) === BigInt(compact.slice(13));
}

const ODD_VALUES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/** Decreto ministeriale 23 dicembre 1976: odd places by a table, even places by their value, sum modulo 26. */
function isCodiceFiscale(match: string): boolean {
  const code = match.toUpperCase();
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const unit = code.charCodeAt(index);
    const value = unit <= 57 ? unit - 48 : unit - 65;
    sum += index % 2 === 0 ? ODD_VALUES[value]! : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === code[15];
}

function isCpf(match: string): boolean {
  const digits = digitsOf(match);
  if (isOneDigit(digits)) return false;
  const check = (length: number) => {
    let sum = 0;
    for (let index = 0; index < length; index++) sum += digits[index]! * (length + 1 - index);
    return ((sum * 10) % 11) % 10;
  };
  return check(9) === digits[9] && check(10) === digits[10];
}

/** The month carries the century: 1-12, 21-32, 41-52, 61-72, 81-92. */
function isPeselDate(digits: readonly number[]): boolean {
  const month = (digits[2]! * 10 + digits[3]!) % 20;
  const day = digits[4]! * 10 + digits[5]!;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
