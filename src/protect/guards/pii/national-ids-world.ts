import { digitsOf, isOneDigit, luhn, weighted } from './checksums.ts';
import type { PiiRecogniser } from './recogniser.ts';

interface Rule {
  /** Words that announce the number; left out where its form proves it. */
  readonly context?: RegExp;
  readonly lead?: readonly number[];
  readonly letters?: readonly number[];
  readonly wordMin?: number;
  /** Score without a word before it. */
  readonly alone?: number;
  readonly isRight?: (digits: readonly number[]) => boolean;
}

const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12]\\d|3[01])';

/** Numbers of persons in further countries, by form, date, check digits and the words before them. */
export const worldIds: readonly PiiRecogniser[] = [
  id('AE_EMIRATES_ID', /784-?(?:19|20)\d{2}-?\d{7}-?\d(?!\d)/y, {
    lead: [3, 15],
    alone: 0.85,
    isRight: luhn,
  }),
  id('PK_CNIC', /[1-7]\d{4}-\d{7}-\d(?!\d)/y, { lead: [5], alone: 0.75 }),
  id('PK_CNIC', /[1-7]\d{12}(?!\d)/y, { lead: [13], context: /\bcnic\b|\bnadra\b/ }),
  id('MY_NRIC', new RegExp(`\\d{2}${month}${day}-\\d{2}-\\d{4}(?!\\d)`, 'y'), { lead: [6], alone: 0.7 }),
  id('MY_NRIC', new RegExp(`\\d{2}${month}${day}\\d{6}(?!\\d)`, 'y'), {
    lead: [12],
    context: /\bnric\b|mykad|kad pengenalan/,
  }),
  id('ID_NIK', new RegExp(`[1-9]\\d{5}(?:[0-6]\\d|7[01])${month}\\d{6}(?!\\d)`, 'y'), {
    lead: [16],
    context: /\bnik\b|\bktp\b|induk kependudukan/,
  }),
  id('RU_SNILS', /\d{3}-\d{3}-\d{3} \d{2}(?!\d)/y, { lead: [3], alone: 0.9, isRight: isSnils }),
  id('RU_SNILS', /\d{11}(?!\d)/y, { lead: [11], context: /снилс|\bsnils/, isRight: isSnils }),
  id('RU_INN', /\d{12}(?!\d)/y, {
    lead: [12],
    context: /\bинн|\binn\b/,
    isRight: (d) =>
      (weighted(d, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === d[10] &&
      (weighted(d, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === d[11],
  }),
  id('PASSPORT', /\d{2} ?\d{2} ?(?:№ ?)?\d{6}(?!\d)/y, { lead: [2, 4, 10], context: /паспорт/ }),
  id('UA_RNOKPP', /\d{10}(?!\d)/y, {
    lead: [10],
    context: /рнокпп|\bіпн\b|rnokpp/,
    isRight: (d) => (((weighted(d, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === d[9],
  }),
  id('KZ_IIN', new RegExp(`\\d{2}${month}${day}[0-6]\\d{5}(?!\\d)`, 'y'), {
    lead: [12],
    context: /\bиин\b|\biin\b|жсн/,
  }),
  id('EG_NATIONAL_ID', new RegExp(`[23]\\d{2}${month}${day}\\d{7}(?!\\d)`, 'y'), {
    lead: [14],
    context: /national id|egypt|الرقم القومي/,
  }),
  id('SA_NATIONAL_ID', /[12]\d{9}(?!\d)/y, {
    lead: [10],
    context: /iqama|national id|saudi id|هوية|إقامة/,
    isRight: luhn,
  }),
  id('NG_NIN', /\d{11}(?!\d)/y, { lead: [11], context: /\bnin\b|national identi/ }),
  id('GH_CARD', /GHA-\d{9}-\d(?!\d)/y, { letters: [3], alone: 0.9 }),
  id('IS_KENNITALA', new RegExp(`${day}${month}\\d{2}-?\\d{3}[089](?!\\d)`, 'y'), {
    lead: [6, 10],
    context: /kennitala|\bkt\.?/,
    isRight: (d) => (11 - (weighted(d, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === d[8],
  }),
  id('JMBG', new RegExp(`${day}${month}\\d{9}(?!\\d)`, 'y'), {
    lead: [13],
    context: /\bjmbg|\bemšo|\bemso\b|јмбг|матични број/,
    isRight: (d) => {
      const rest = 11 - (weighted(d, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
      return (rest > 9 ? 0 : rest) === d[12];
    },
  }),
  id('EC_CEDULA', /(?:[01]\d|2[0-4]|30)\d{8}(?!\d)/y, { lead: [10], context: /c[ée]dula/, isRight: luhn }),
  id('UY_CI', /\d\.\d{3}\.\d{3}-\d(?!\d)/y, {
    lead: [1],
    alone: 0.75,
    isRight: (d) => (10 - (weighted(d, [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10 === d[7],
  }),
  id('CO_CEDULA', /\d{1,3}(?:\.?\d{3}){2,3}(?!\d)/y, {
    context: /c[ée]dula|\bc\.?c\.? (?:no|n[úu]mero|#|:)/,
  }),
  id('AR_DNI', /\d{1,2}\.?\d{3}\.?\d{3}(?![\dA-Za-z-]|[ -][A-Z]\b)/y, {
    lead: [1, 2, 7, 8],
    context: /\bdni\b|documento/,
  }),
  id('LK_NIC', /\d{9}[VX](?![A-Za-z0-9])/y, { lead: [9], context: /\bnic\b|identity card/ }),
  id('VN_CCCD', /0\d{11}(?!\d)/y, { lead: [12], context: /cccd|căn cước|chứng minh/ }),
  id('PH_TIN', /\d{3}-\d{3}-\d{3}(?:-\d{3,5})?(?!\d)/y, { lead: [3], context: /\btin\b/ }),
  id('NZ_IRD', /\d{2,3}-?\d{3}-?\d{3}(?!\d)/y, {
    lead: [2, 3, 8, 9],
    context: /\bird\b|inland revenue/,
    isRight: isIrd,
  }),
  id('LU_MATRICULE', new RegExp(`(?:19|20)\\d{2}${month}${day}\\d{5}(?!\\d)`, 'y'), {
    lead: [13],
    context: /matricule/,
  }),
  id('HU_TAJ', /\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)/y, {
    lead: [3, 9],
    context: /\btaj\b/,
    isRight: (d) => weighted(d, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === d[8],
  }),
  id('DE_ID_CARD', /[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}\d?(?![A-Za-z0-9])/y, {
    wordMin: 9,
    context: /personalausweis|ausweisnummer|identity card/,
  }),
  id(
    'UK_DRIVING_LICENCE',
    new RegExp(`[A-Z9]{5}\\d[0156]\\d${day}\\d[A-Z9]{2}[A-Z0-9]{3}(?![A-Za-z0-9])`, 'y'),
    {
      letters: [2, 3, 4, 5],
      alone: 0.8,
    },
  ),
  id('NATIONAL_ID', /[A-Z]{0,3}-?\d{6,14}[A-Z]?(?![A-Za-z0-9])/y, {
    lead: [6, 7, 8, 9, 10, 11, 12, 13, 14],
    letters: [1, 2, 3],
    context:
      /(?:national|citizen|identity|identification|personal)(?: id)?(?: card)? ?(?:number|no\.?|id|#)\W{0,4}(?:is\W{0,2})?$/,
  }),
];

function id(
  type: string,
  pattern: RegExp,
  { context, lead, letters, wordMin, alone, isRight }: Rule,
): PiiRecogniser {
  const isValid = (match: string) => {
    const digits = digitsOf(match);
    return !isOneDigit(digits) && (isRight?.(digits) ?? true);
  };
  return {
    type,
    pattern,
    isValid,
    first:
      letters === undefined ? (lead === undefined ? 'any' : 'digit') : lead === undefined ? 'letter' : 'any',
    ...(lead && { lead }),
    ...(letters && { letters }),
    ...(wordMin !== undefined && { wordMin }),
    ...(context && { context }),
    score: 0.9,
    ...(alone !== undefined && { scoreWithoutContext: alone }),
  };
}

function isSnils(digits: readonly number[]): boolean {
  const rest = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101;
  return (rest === 100 ? 0 : rest) === digits[9]! * 10 + digits[10]!;
}

function isIrd(digits: readonly number[]): boolean {
  const padded = digits.length === 8 ? [0, ...digits] : digits;
  const check = (weights: readonly number[]) => (11 - (weighted(padded, weights) % 11)) % 11;
  const first = check([3, 2, 7, 6, 5, 4, 3, 2]);
  return (first === 10 ? check([7, 4, 3, 2, 5, 2, 7, 6]) : first) === padded[8];
}
