import { digitsOf, isOneDigit, iso7064Mod11And10, luhn, weighted } from './checksums.ts';
import type { PiiRecogniser } from './recogniser.ts';

/** Numbers of persons in further countries. Those of digits alone need a word about them shortly before. */
export const moreNationalIds: readonly PiiRecogniser[] = [
  {
    type: 'CH_AHV',
    first: 'digit',
    lead: [3, 13],
    pattern: /756\.?\d{4}\.?\d{4}\.?\d{2}(?!\d)/y,
    score: 0.95,
    scoreWithoutContext: 0.9,
    isValid: (match) => isEan13(digitsOf(match)),
  },
  digits('AT_SVNR', /\d{4} ?\d{6}(?!\d)/y, [4, 10], /\bsvnr|sozialversicherung|versicherungsnummer/, (d) => {
    const sum = weighted(d, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]);
    return sum % 11 === d[3];
  }),
  digits(
    'NO_FODSELSNUMMER',
    /\d{6} ?\d{5}(?!\d)/y,
    [6, 11],
    /f[øo]dselsnummer|personnummer|\bfnr\b|d-nummer/,
    (d) => {
      const first = (11 - (weighted(d, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
      const second = (11 - (weighted(d, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
      return first === d[9] && second === d[10];
    },
  ),
  digits(
    'DK_CPR',
    /(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)/y,
    [6, 10],
    /\bcpr|personnummer/,
  ),
  digits('PT_NIF', /[1235689]\d{2} ?\d{3} ?\d{3}(?!\d)/y, [3, 9], /\bnif\b|contribuinte|\bnic\b/, (d) => {
    const check = 11 - (weighted(d, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return (check > 9 ? 0 : check) === d[8];
  }),
  digits(
    'CZ_SK_RODNE_CISLO',
    /\d{6}\/?\d{4}(?!\d)/y,
    [6, 10],
    /rodn[ée] [čc][íi]slo|\br\.? ?[čc]\.?/,
    (d) => {
      const month = (d[2]! * 10 + d[3]!) % 50;
      const check = (Number(d.slice(0, 9).join('')) % 11) % 10;
      return check === d[9] && ((month >= 1 && month <= 12) || (month >= 21 && month <= 32));
    },
  ),
  digits('RO_CNP', /[1-9]\d{12}(?!\d)/y, [13], /\bcnp\b|cod numeric/, (d) => {
    const rest = weighted(d, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
    return (rest === 10 ? 1 : rest) === d[12];
  }),
  digits('BG_EGN', /\d{10}(?!\d)/y, [10], /егн|\begn\b/, (d) => {
    return (weighted(d, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === d[9];
  }),
  digits('HR_OIB', /\d{11}(?!\d)/y, [11], /\boib\b|osobni identifikacijski/, iso7064Mod11And10),
  digits(
    'BALTIC_ID',
    /[1-6]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}(?!\d)/y,
    [11],
    /isikukood|asmens kod/,
    (d) => {
      const first = weighted(d, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
      const second = weighted(d, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
      return (first < 10 ? first : second % 10) === d[10];
    },
  ),
  digits('GR_AMKA', /\d{11}(?!\d)/y, [11], /αμκα|\bamka\b/, luhn),
  {
    type: 'IE_PPS',
    first: 'digit',
    lead: [7],
    pattern: /\d{7}[A-W][A-IW]?(?![A-Za-z0-9])/y,
    score: 0.9,
    context: /\bpps/,
    isValid: (match) => {
      const extra = match.length === 9 ? (match[8] === 'W' ? 0 : match.charCodeAt(8) - 64) : 0;
      const sum = weighted(digitsOf(match), [8, 7, 6, 5, 4, 3, 2]) + extra * 9;
      return 'WABCDEFGHIJKLMNOPQRSTUV'[sum % 23] === match[7];
    },
  },
  {
    type: 'SG_NRIC_FIN',
    first: 'letter',
    letters: [1],
    pattern: /[STFG]\d{7}[A-Z](?![A-Za-z0-9])/y,
    score: 0.95,
    scoreWithoutContext: 0.85,
    isValid: (match) => {
      const sum = weighted(digitsOf(match), [2, 7, 6, 5, 4, 3, 2]) + ('TG'.includes(match[0]!) ? 4 : 0);
      return ('ST'.includes(match[0]!) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[sum % 11] === match[8];
    },
  },
  digits(
    'ZA_ID',
    /\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}[01]\d{2}(?!\d)/y,
    [13],
    /\b(?:sa )?id\b|identity/,
    luhn,
  ),
  {
    type: 'MX_CURP',
    first: 'letter',
    letters: [4],
    wordMin: 18,
    pattern:
      /[A-Z][AEIOUX][A-Z]{2}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[HMX][A-Z]{5}[A-Z0-9]\d(?![A-Za-z0-9])/y,
    score: 0.95,
    scoreWithoutContext: 0.9,
    isValid: (match) => {
      const order = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
      let sum = 0;
      for (let index = 0; index < 17; index++) sum += order.indexOf(match[index]!) * (18 - index);
      return (10 - (sum % 10)) % 10 === Number(match[17]);
    },
  },
  {
    type: 'CL_RUT',
    first: 'digit',
    lead: [1, 2, 7, 8],
    after: '.-',
    pattern: /\d{1,2}\.?\d{3}\.?\d{3}-[\dkK](?![A-Za-z0-9])/y,
    score: 0.95,
    scoreWithoutContext: 0.7,
    context: /\brut\b|\brun\b/,
    isValid: (match) => {
      const body = digitsOf(match.slice(0, -2)).reverse();
      const sum = body.reduce((total, digit, index) => total + digit * (2 + (index % 6)), 0);
      return '0K987654321'[sum % 11] === match.at(-1)!.toUpperCase();
    },
  },
  digits('AR_CUIT', /(?:20|23|24|25|26|27)-?\d{8}-?\d(?!\d)/y, [2, 11], /\bcui[tl]\b/, (d) => {
    const check = 11 - (weighted(d, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
    return (check === 11 ? 0 : check === 10 ? 9 : check) === d[10];
  }),
  {
    type: 'TW_ID',
    first: 'letter',
    letters: [1],
    pattern: /[A-Z][12]\d{8}(?![A-Za-z0-9])/y,
    score: 0.95,
    context: /身分證|taiwan|\bid\b/,
    isValid: (match) => {
      const code = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(match[0]!) + 10;
      const sum =
        Math.floor(code / 10) + (code % 10) * 9 + weighted(digitsOf(match), [8, 7, 6, 5, 4, 3, 2, 1, 1]);
      return sum % 10 === 0;
    },
  },
  {
    type: 'HK_ID',
    first: 'letter',
    letters: [1, 2],
    pattern: /[A-Z]{1,2}\d{6}\([\dA]\)/y,
    score: 0.95,
    scoreWithoutContext: 0.85,
    isValid: (match) => {
      const prefix = match.slice(0, match.search(/\d/)).padStart(2, ' ');
      let sum = 0;
      for (let index = 0; index < 2; index++)
        sum += (prefix[index] === ' ' ? 36 : prefix.charCodeAt(index) - 55) * (9 - index);
      sum += weighted(digitsOf(match), [7, 6, 5, 4, 3, 2]);
      return '0A987654321'[sum % 11] === match.at(-2);
    },
  },
  digits('IL_ID', /\d{9}(?!\d)/y, [9], /teudat|תעודת זהות|ת\.?ז|israeli? id/, luhn),
  digits('JP_MY_NUMBER', /\d{4} ?\d{4} ?\d{4}(?!\d)/y, [4, 12], /マイナンバー|個人番号|my number/, (d) => {
    const rest = weighted(d, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return (rest <= 1 ? 0 : 11 - rest) === d[11];
  }),
  digits('TH_ID', /\d-?\d{4}-?\d{5}-?\d{2}-?\d(?!\d)/y, [1, 13], /บัตรประชาชน|thai id|national id/, (d) => {
    return (11 - (weighted(d, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === d[12];
  }),
  digits('AU_MEDICARE', /[2-6]\d{3} ?\d{5} ?\d(?: ?\d)?(?!\d)/y, [4, 10, 11], /medicare/, (d) => {
    return weighted(d, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === d[8];
  }),
];

function digits(
  type: string,
  pattern: RegExp,
  lead: readonly number[],
  context: RegExp,
  isRight: (digits: readonly number[]) => boolean = () => true,
): PiiRecogniser {
  const isValid = (match: string) => {
    const found = digitsOf(match);
    return !isOneDigit(found) && isRight(found);
  };
  return { type, first: 'digit', lead, pattern, score: 0.9, context, isValid };
}

function isEan13(digits: readonly number[]): boolean {
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
