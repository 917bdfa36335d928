import type { PlaceContext } from './place-context.ts';

/** Groups of digits as they are written in a telephone number. */
interface NumberRun {
  readonly end: number;
  readonly digits: number;
  readonly groups: readonly number[];
  readonly separators: string;
}

/** Six digits are enough in groups and after a word like "call". */
const DIGITS_MIN = 6;
const DIGITS_MIN_ALONE = 7;
const DIGITS_MAX = 15;
const GROUPS_MAX = 8;

const phoneContext =
  /phone|\btel\b|tel\.|t[ée]l[ée]|mobile|\bcell|\bfax|\bcall|whatsapp|contact|reach|answering|\bsms\b|\btext me|\bring\b|\bdial|hotline|handy|rufnummer|m[óo]vil|cellulare|celular|ligue|telefo|телефон|电话|電話|전화|手机|手機|携帯|โทร|هاتف|טלפון|\b(?:my|his|her|our|your|new) number/;

const AFTER_UNITS = 24;
/** What a number is for, written behind it: `212 555 0147 fax`. */
const saysPhone =
  /^(?: ?(?:x|ext\.?) ?\d{1,6})?(?: ?- ?| \(?)(?:office|fax|mobile|cell|home|work|tel|phone|mobil|privat|b[üu]ro)\b/i;

/** Country codes of the ITU (E.164), by their first digits. */
const countryCode =
  /^(?:1|7|2[07]|2[1-689]\d|3[0-469]|3[578]\d|4[013-9]|42\d|5[1-8]|5[09]\d|6[0-6]|6[7-9]\d|8[1246]|8[0578]\d|9[0-58]|9[679]\d)/;

/**
 * A telephone number that begins at the place, read group by group so that a long row of digits costs no backtracking.
 * `+` and `(` mark a number by themselves; other forms need a word that says so shortly before.
 */
export function phoneAt(place: PlaceContext): { end: number; score: number } | null {
  const { text, index } = place;
  const isInternational = text[index] === '+';
  const run = readRun(text, isInternational ? index + 1 : index, isInternational || text[index] === '(');
  if (
    run === null ||
    run.digits < DIGITS_MIN ||
    run.digits > DIGITS_MAX ||
    looksLikeSomethingElse(text, index, run)
  ) {
    return null;
  }
  if (run.digits < DIGITS_MIN_ALONE && run.groups.length < 2) return null;
  const score = scoreOf(place, run);
  return score === 0 ? null : { end: withExtension(text, run.end), score };
}

function scoreOf(place: PlaceContext, run: NumberRun): number {
  const { text, index } = place;
  const isBracketed = text[index] === '(';
  if (text[index] === '+')
    return run.digits >= 8 && countryCode.test(text.slice(index + 1, index + 4)) ? 0.9 : 0;
  if (isBracketed && run.digits >= 9 && run.digits <= 12 && run.groups.length >= 2) return 0.85;
  if (run.digits >= 7 && saysPhone.test(text.slice(run.end, run.end + AFTER_UNITS))) return 0.8;
  if (phoneContext.test(place.words())) return 0.85;
  if (isBracketed) return 0;
  if (isNorthAmerican(text, index, run)) return 0.7;
  const isContinued = isDigit(text, index - 2);
  return text.startsWith('00', index) && !isContinued && run.digits >= 11 && run.groups.length > 1 ? 0.55 : 0;
}

/** 212-555-0123 and 1.212.555.0123: area and exchange begin with 2 to 9, one kind of separator. */
function isNorthAmerican(text: string, index: number, run: NumberRun): boolean {
  const groups = run.groups.join();
  if (groups !== '3,3,4' && groups !== '1,3,3,4') return false;
  const area = groups === '3,3,4' ? index : index + 2;
  const separator = run.separators.at(-1);
  return (
    (separator === '-' || separator === '.') &&
    run.separators.at(-2) === separator &&
    text[area]! >= '2' &&
    text[area + 4]! >= '2' &&
    (groups === '3,3,4' || text[index] === '1')
  );
}

function looksLikeSomethingElse(text: string, index: number, run: NumberRun): boolean {
  const written = text.slice(index, run.end);
  // Dates, amounts and one digit repeated.
  return (
    /^(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}$|^\d+\.\d+$/.test(
      written,
    ) || /^\+?(\d)(?:\D?\1)+$/.test(written)
  );
}

/** @param isMarked whether a sign says that it is a number, whose second group may then be one digit: `+33 6 12 34 56 78` */
function readRun(text: string, from: number, isMarked: boolean): NumberRun | null {
  if (!isLongEnough(text, from)) return null;
  const groups: number[] = [];
  let separators = '';
  let index = from;
  let digits = 0;
  while (groups.length < GROUPS_MAX) {
    const isBracket = text[index] === '(' && groups.length <= 1;
    const start = isBracket ? index + 1 : index;
    let end = start;
    while (end - start <= DIGITS_MAX && isDigit(text, end)) end++;
    const length = end - start;
    const isTooShort = length === 1 && !isBracket && groups.length > 0 && !(isMarked && groups.length === 1);
    if (length === 0 || isTooShort || (isBracket && text[end] !== ')')) break;
    digits += length;
    if (digits > DIGITS_MAX) return null;
    groups.push(length);
    index = isBracket ? end + 1 : end;
    const next = nextGroup(text, index);
    const isGlued = isBracket && isDigit(text, index);
    if (next === index && text[index] !== '(' && !isGlued) break;
    separators += text.slice(index, next);
    index = next;
  }
  while (index > from && !isDigit(text, index - 1) && text[index - 1] !== ')') index--;
  return isDigit(text, index) ? null : { end: index, digits, groups, separators };
}

/** Whether six digits stand close together; most of what is asked about is refused here. */
function isLongEnough(text: string, from: number): boolean {
  let digits = 0;
  let signs = 0;
  for (let index = from; index < text.length && signs < 3; index++) {
    if (isDigit(text, index)) {
      digits++;
      signs = 0;
      if (digits >= DIGITS_MIN) return true;
    } else if (' .-/()'.includes(text[index]!)) signs++;
    else return false;
  }
  return false;
}

/** Where the next group begins, after one separator (or a bracket with a space before it), or `index`. */
function nextGroup(text: string, index: number): number {
  const isSeparator = ' .-/'.includes(text[index] ?? '\n');
  if (!isSeparator) return index;
  return isDigit(text, index + 1) || (text[index + 1] === '(' && isDigit(text, index + 2))
    ? index + 1
    : index;
}

function withExtension(text: string, end: number): number {
  const match = /^ ?(?:x|ext\.?) ?\d{1,5}(?!\w)/.exec(text.slice(end, end + 14));
  return match === null ? end : end + match[0].length;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}
