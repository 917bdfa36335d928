import { digitsOf, isOneDigit, luhn, weighted } from './checksums.ts';
import { ibanEnd } from './iban.ts';
import type { PiiRecogniser } from './recogniser.ts';

const cardWords =
  /card|visa|master ?card|amex|american express|discover|credit|debit|payment|karte|carte|tarjeta|carta|\bcc\b|\bpan\b/;

/** Four digits and a separator before it: a part of a longer number. */
const longerNumber = /(?:^|[^\d])\d{4}[ .-]$/;

/** Money: cards and accounts. */
export const financeRecognisers: readonly PiiRecogniser[] = [
  {
    type: 'CREDIT_CARD',
    first: 'digit',
    lead: [4, 8, 10, 12, 14, 15, 16, 17, 18, 19],
    pattern:
      /(?:3[47]\d{2}[ .-]?\d{6}[ .-]?\d{5}|3(?:0[0-5]|[68]\d)\d[ .-]?\d{6}[ .-]?\d{4}|[2-6]\d{3}([ .-]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?)(?!\d)(?![-.]\d)(?! \d{4}(?!\d))/y,
    score: 0.95,
    scoreWithoutContext: 0.8,
    context: cardWords,
    unless: longerNumber,
    isValid: isCard,
  },
  {
    // The old short numbers look like those of articles.
    type: 'CREDIT_CARD',
    first: 'digit',
    lead: [13],
    pattern: /4\d{12}(?!\d)/y,
    score: 0.95,
    context: cardWords,
    unless: longerNumber,
    isValid: isCard,
  },
  {
    type: 'IBAN_CODE',
    first: 'letter',
    letters: [2],
    read: ibanEnd,
    score: 0.95,
    scoreWithoutContext: 0.95,
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
    letters: [6, 7, 8, 9, 10, 11],
    wordMin: 8,
    pattern: /[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])/y,
    score: 0.8,
    context: /\b(?:swift|bic)\b/,
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
