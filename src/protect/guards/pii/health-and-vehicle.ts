import { digitsOf, luhn } from './checksums.ts';
import type { PiiRecogniser } from './recogniser.ts';

/** Numbers of health care, vehicles, further bank numbers, and postcodes and ages that a word announces. */
export const healthAndVehicle: readonly PiiRecogniser[] = [
  {
    type: 'US_NPI',
    first: 'digit',
    lead: [10],
    pattern: /[12]\d{9}(?!\d)/y,
    score: 0.9,
    context: /\bnpi\b|national provider/,
    isValid: (match) => luhn([8, 0, 8, 4, 0, ...digitsOf(match)]),
  },
  {
    type: 'MEDICAL_LICENSE',
    first: 'letter',
    letters: [1, 2],
    pattern: /[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}(?![A-Za-z0-9])/y,
    score: 0.9,
    context: /\bdea\b|licen[cs]e|prescri/,
    isValid: (match) => {
      const d = digitsOf(match.slice(2));
      return (d[0]! + d[2]! + d[4]! + 2 * (d[1]! + d[3]! + d[5]!)) % 10 === d[6];
    },
  },
  {
    type: 'US_MBI',
    first: 'digit',
    lead: [1],
    after: 'ACDEFGHJKMNPQRTUVWXY',
    pattern:
      /[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?![A-Za-z0-9])/y,
    score: 0.9,
    scoreWithoutContext: 0.7,
    context: /\bmbi\b|medicare|beneficiary/,
  },
  {
    type: 'MX_CLABE',
    first: 'digit',
    lead: [18],
    pattern: /\d{18}(?!\d)/y,
    score: 0.95,
    context: /clabe|cuenta|transfer/,
    isValid: (match) => {
      const d = digitsOf(match);
      const sum = d
        .slice(0, 17)
        .reduce((total, digit, index) => total + ((digit * [3, 7, 1][index % 3]!) % 10), 0);
      return (10 - (sum % 10)) % 10 === d[17];
    },
  },
  {
    type: 'VEHICLE_ID',
    first: 'any',
    wordMin: 17,
    pattern: /[A-HJ-NPR-Z0-9]{17}(?![A-Za-z0-9])/y,
    score: 0.9,
    context: /\bvin\b|vehicle|chassis|fahrgestell|ch[âa]ssis|bastidor/,
    isValid: (match) => /[A-Z]/.test(match) && /\d{3}/.test(match),
  },
  {
    type: 'ADDRESS',
    first: 'digit',
    lead: [5],
    pattern: /\d{5}(?:-\d{4})?(?![\d-])/y,
    score: 0.8,
    context:
      /\b(?:zip|postal|post) ?-?code\W{0,3}(?:is|:|number)?\W{0,3}$|\bzip\W{0,3}(?:is)?\W{0,3}$|\bplz\W{0,3}$|code postal\W{0,3}$/,
  },
  {
    type: 'AGE',
    first: 'digit',
    lead: [1, 2, 3],
    pattern: /(?:1[01]\d|[1-9]?\d)(?:[ -]years?[ -]old|[ -]y\/?o\b| years of age)/y,
    score: 0.6,
    scoreWithoutContext: 0.6,
    context: /patient|aged|age/,
  },
  {
    type: 'US_MEDICARE_LEGACY',
    first: 'digit',
    lead: [3],
    after: '-',
    pattern: /\d{3}-\d{2}-\d{4}[A-DT]\d?(?![A-Za-z0-9])/y,
    score: 0.85,
    context: /medicare|hicn/,
  },
  {
    type: 'CA_HEALTH_CARD',
    first: 'digit',
    lead: [4, 10],
    pattern: /\d{4}[ -]?\d{3}[ -]?\d{3}(?:[ -]?[A-Z]{2})?(?!\w)/y,
    score: 0.85,
    context: /ohip|health card/,
    isValid: (match) => luhn(digitsOf(match)),
  },
  {
    type: 'UK_SORT_CODE',
    first: 'digit',
    lead: [2, 6],
    pattern: /\d{2}[- ]?\d{2}[- ]?\d{2}(?![\d-])/y,
    score: 0.8,
    context: /sort ?code\W{0,3}(?:is|:)?\W{0,3}$/,
  },
];
