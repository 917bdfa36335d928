import { digitsOf, isOneDigit, luhn, mod97, weighted } from './checksums.ts';
import type { PiiRecogniser } from './recogniser.ts';
import { sha256 } from './sha256.ts';

/** Length of an IBAN by country (SWIFT IBAN registry). */
const ibanLengths =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20';
const ibanLength = new Map<string, number>();
for (let index = 0; index < ibanLengths.length; index += 4) {
  ibanLength.set(ibanLengths.slice(index, index + 2), Number(ibanLengths.slice(index + 2, index + 4)));
}

/** Money: cards, accounts and crypto addresses. */
export const financeRecognisers: readonly PiiRecogniser[] = [
  {
    type: 'CREDIT_CARD',
    first: 'digit',
    lead: [4, 8, 10, 12, 13, 14, 15, 16, 17, 18, 19],
    pattern:
      /(?:3[47]\d{2}[ -]?\d{6}[ -]?\d{5}|3(?:0[0-5]|[68]\d)\d[ -]?\d{6}[ -]?\d{4}|[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|4\d{12})(?![\d])(?!-\d)/y,
    score: 0.95,
    scoreWithoutContext: 0.8,
    context:
      /card|visa|master ?card|amex|american express|discover|credit|debit|payment|karte|carte|tarjeta|carta|cc\b|pan\b/,
    isValid: isCard,
  },
  {
    type: 'IBAN_CODE',
    first: 'letter',
    pattern: /[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/iy,
    score: 0.95,
    scoreWithoutContext: 0.95,
    isValid: isIban,
  },
  {
    type: 'IBAN_CODE',
    first: 'letter',
    pattern: /[A-Z]{2}\d{2}[A-Z0-9]{11,29}(?![A-Za-z0-9])/iy,
    score: 0.95,
    scoreWithoutContext: 0.95,
    isValid: isIban,
  },
  {
    type: 'ABA_ROUTING_NUMBER',
    first: 'digit',
    lead: [9],
    pattern: /(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}(?!\d)/y,
    score: 0.9,
    context: /\b(?:aba|routing|rtn)/,
    isValid: (match) => weighted(digitsOf(match), [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
  },
  {
    type: 'BANK_ACCOUNT',
    first: 'digit',
    lead: [2, 4, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
    pattern: /\d{2}-?\d{2}-?\d{2}[ -]?\d{2,11}(?!\d)|\d{8,17}(?!\d)/y,
    score: 0.7,
    context:
      /(?:bank|checking|savings) account|account (?:number|no\.?|#)|acct|kontonummer|sort code|cuenta bancaria|konto/,
    isValid: (match) => digitsOf(match).length >= 8,
  },
  {
    type: 'SWIFT_BIC',
    first: 'letter',
    pattern: /[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])/y,
    score: 0.8,
    context: /\b(?:swift|bic)\b/,
  },
  {
    type: 'CRYPTO',
    first: 'any',
    after: 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ',
    pattern: /[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![A-Za-z0-9])/y,
    score: 0.95,
    scoreWithoutContext: 0.95,
    isValid: isBase58Check,
  },
  {
    type: 'CRYPTO',
    first: 'letter',
    pattern: /(?:bc1|tb1|ltc1)[ac-hj-np-z02-9]{11,71}(?![A-Za-z0-9])/y,
    score: 0.95,
    scoreWithoutContext: 0.95,
    isValid: isBech32,
  },
  {
    type: 'CRYPTO',
    first: 'digit',
    lead: [1],
    after: 'xX',
    pattern: /0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/y,
    score: 0.9,
    scoreWithoutContext: 0.75,
    context: /eth|wallet|address|contract|usdt|erc/,
  },
];

function isCard(match: string): boolean {
  const digits = digitsOf(match);
  if (isOneDigit(digits) || !luhn(digits)) return false;
  const lead4 = Number(digits.slice(0, 4).join(''));
  const lead2 = Math.floor(lead4 / 100);
  const { length } = digits;
  if (lead2 === 34 || lead2 === 37) return length === 15;
  if (lead2 >= 40 && lead2 <= 49) return length === 13 || length === 16 || length === 19;
  if ((lead2 >= 51 && lead2 <= 55) || (lead4 >= 2221 && lead4 <= 2720)) return length === 16;
  if (lead4 >= 3528 && lead4 <= 3589) return length >= 16;
  if ((lead4 >= 3000 && lead4 <= 3059) || lead2 === 36 || lead2 === 38 || lead2 === 39)
    return length >= 14 && length <= 19;
  return (
    (lead4 === 6011 ||
      lead2 === 62 ||
      lead2 === 64 ||
      lead2 === 65 ||
      lead2 === 50 ||
      (lead2 >= 56 && lead2 <= 69)) &&
    length >= 16
  );
}

function isIban(match: string): boolean {
  const compact = match.replace(/ /g, '').toUpperCase();
  if (compact.length !== ibanLength.get(compact.slice(0, 2))) return false;
  return mod97(compact.slice(4) + compact.slice(0, 4)) === 1;
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Bitcoin's base58check: the last four of 25 bytes are the double SHA-256 of the others. */
function isBase58Check(match: string): boolean {
  let value = 0n;
  for (const unit of match) value = value * 58n + BigInt(BASE58.indexOf(unit));
  const bytes = new Uint8Array(25);
  for (let index = 24; index >= 0; index--) {
    bytes[index] = Number(value & 255n);
    value >>= 8n;
  }
  if (value !== 0n) return false;
  const digest = sha256(sha256(bytes.subarray(0, 21)));
  return [0, 1, 2, 3].every((index) => digest[index] === bytes[21 + index]);
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BECH32_GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32M_CONSTANT = 0x2bc830a3;

/** BIP 173 and BIP 350. */
function isBech32(match: string): boolean {
  const border = match.lastIndexOf('1');
  const prefix = match.slice(0, border);
  const values = [...prefix].map((unit) => unit.charCodeAt(0) >> 5);
  values.push(0, ...[...prefix].map((unit) => unit.charCodeAt(0) & 31));
  values.push(...[...match.slice(border + 1)].map((unit) => BECH32.indexOf(unit)));
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let bit = 0; bit < 5; bit++) if ((top >>> bit) & 1) check ^= BECH32_GENERATORS[bit]!;
  }
  return check === 1 || check === BECH32M_CONSTANT;
}
