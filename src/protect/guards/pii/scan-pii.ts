import { cryptoAddresses } from './crypto-addresses.ts';
import { documentRecognisers } from './document-numbers.ts';
import { emailAround } from './email.ts';
import { financeRecognisers } from './finance.ts';
import { healthAndVehicle } from './health-and-vehicle.ts';
import { nationalIds } from './national-ids.ts';
import { moreNationalIds } from './national-ids-more.ts';
import { worldIds } from './national-ids-world.ts';
import { networkAddresses } from './network-addresses.ts';
import { phoneAt } from './phone.ts';
import { PlaceContext } from './place-context.ts';
import { type PiiMatch, type PiiRecogniser, TOO_MANY } from './recogniser.ts';
import { DIGIT, hasLetters, isDigit, isWordUnit, kindOf, OTHER } from './word-units.ts';

/** More than this are taken as one from the last on: nothing behind them counts as read. */
const MATCHES_MAX = 20_000;

const all = [
  ...financeRecognisers,
  ...cryptoAddresses,
  ...nationalIds,
  ...moreNationalIds,
  ...worldIds,
  ...healthAndVehicle,
  ...networkAddresses,
  ...documentRecognisers,
];
/** Longest area code in brackets, with the first of them. */
const BRACKET_MAX = 7;
/** What to try where this many letters or digits stand together; the last entry serves longer runs. */
const LEAD_MAX = 20;
const table = (isFit: (recogniser: PiiRecogniser, lead: number) => boolean) =>
  Array.from({ length: LEAD_MAX + 1 }, (_, lead) => all.filter((recogniser) => isFit(recogniser, lead)));
const byLetters = table(({ first, letters }, lead) => first !== 'digit' && (letters?.includes(lead) ?? true));
const byDigits = table(
  ({ first, lead: leads }, lead) => first !== 'letter' && (leads?.includes(lead) ?? true),
);
/** The same of those that need no word before them: all that is left where no letter stands near. */
const aloneByDigits = byDigits.map((list) =>
  list.filter((recogniser) => recogniser.scoreWithoutContext !== undefined),
);

/**
 * All personal data of a text, in order, without overlaps. Only words that hold a digit, and `@`, `+`, `(` and `::`, are
 * looked at more closely, so ordinary prose costs one comparison a character.
 */
export function scanPii(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  const place = new PlaceContext(text);
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index);
    let match: PiiMatch | null = null;
    let next = index + 1;
    if (kindOf(code) !== OTHER) {
      const end = readWord(text, index);
      if (
        (end.hasDigit ? isNumberLike(text, index, end.index) : isWorthTrying(text, index, end.index)) &&
        isBoundary(text, index)
      )
        match = tryAll(place.at(index), end.index, end.hasDigit);
      next = end.index;
      if (end.hasLetter) place.lettersEnd = end.index;
    } else if (code === 64) match = emailAround(text, index, place.taken);
    else if (beginsPhone(text, index, code)) match = phone(place.at(index));
    else if (code === 58 && text.charCodeAt(index + 1) === 58 && text.charCodeAt(index - 1) !== 58)
      match = tryList(networkAddresses, place.at(index));
    else if (code > 127 && hasLetters(code)) place.lettersEnd = next;
    if (match !== null) {
      found.push(match);
      if (found.length >= MATCHES_MAX) {
        found.push({ type: TOO_MANY, start: match.end, end: text.length, score: 1 });
        return found;
      }
      place.taken = match.end;
      next = match.end;
    }
    index = next;
  }
  return found;
}

/** `+1` or `(212)`. */
function beginsPhone(text: string, index: number, code: number): boolean {
  if ((code !== 43 && code !== 40) || !isDigit(text.charCodeAt(index + 1))) return false;
  if (code === 43) return true;
  let end = index + 2;
  while (end - index < BRACKET_MAX && isDigit(text.charCodeAt(end))) end++;
  return text.charCodeAt(end) === 41;
}

interface Word {
  readonly index: number;
  readonly hasDigit: boolean;
  readonly hasLetter: boolean;
}

function readWord(text: string, from: number): Word {
  let index = from;
  let hasDigit = false;
  let hasLetter = false;
  for (; index < text.length; index++) {
    const kind = kindOf(text.charCodeAt(index));
    if (kind === OTHER) break;
    if (kind === DIGIT) hasDigit = true;
    else hasLetter = true;
  }
  return { index, hasDigit, hasLetter };
}

/** Whether a word with a digit in it is long enough, or goes on. */
function isNumberLike(text: string, start: number, end: number): boolean {
  if (end - start >= 4 || isDigit(text.charCodeAt(start))) return true;
  // Short words with a digit begin a number only when it goes on behind a sign: `X-1234567`, `a1:…`.
  const next = text.charCodeAt(end);
  return next === 45 || next === 58;
}

/** Whether a word of letters alone may begin something. */
function isWorthTrying(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length === 2 && isSpacedPrefix(text, start, end)) return true;
  // A bank's code may have no digit; an IPv6 address may begin with letters alone.
  if (length === 8 || length === 11) return isCapital(text, start) && isCapital(text, start + 7);
  if (length > 4) return false;
  const next = text.charCodeAt(end);
  if (next === 45) return isCapital(text, start) && isDigit(text.charCodeAt(end + 1));
  return next === 58 && /[0-9a-fA-F:]/.test(text[end + 1] ?? ' ');
}

/** Two capitals before a number, as some national numbers are written: `AB 12 34 56 C`. */
function isSpacedPrefix(text: string, start: number, end: number): boolean {
  return (
    isCapital(text, start) &&
    isCapital(text, start + 1) &&
    text[end] === ' ' &&
    isDigit(text.charCodeAt(end + 1))
  );
}

function isCapital(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 65 && code <= 90;
}

/** A word that goes on before it (`a-123`, `1.2`, `#12`) is part of something else. */
function isBoundary(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  if (before === 58) return !isDigit(text.charCodeAt(index - 2));
  if (before === 45 || before === 46 || before === 95) return !isWordUnit(text.charCodeAt(index - 2));
  return true;
}

function tryAll(place: PlaceContext, wordEnd: number, hasDigit: boolean): PiiMatch | null {
  const { text, index } = place;
  const isNumber = isDigit(text.charCodeAt(index));
  if (!hasDigit && text.charCodeAt(wordEnd) === 58) return tryList(networkAddresses, place);
  const lead = runLength(text, index, isNumber);
  const list = isNumber ? (place.hasWords ? byDigits : aloneByDigits)[lead]! : byLetters[lead]!;
  const length = wordEnd - index;
  const next = text[index + lead] ?? '\n';
  for (const recogniser of list) {
    if (recogniser.wordMin !== undefined && length < recogniser.wordMin) continue;
    if (isNumber && recogniser.after?.includes(next) === false) continue;
    const match = tryOne(recogniser, place);
    if (match !== null) return match;
  }
  return isNumber ? phone(place) : null;
}

function tryList(recognisers: readonly PiiRecogniser[], place: PlaceContext): PiiMatch | null {
  for (const recogniser of recognisers) {
    const match = tryOne(recogniser, place);
    if (match !== null) return match;
  }
  return null;
}

function tryOne(recogniser: PiiRecogniser, place: PlaceContext): PiiMatch | null {
  const { text, index } = place;
  const end = endOf(recogniser, text, index);
  if (end <= index) return null;
  const score = scoreOf(recogniser, place);
  return score > 0 ? { type: recogniser.type, start: index, end, score } : null;
}

function endOf({ pattern, read, isValid }: PiiRecogniser, text: string, index: number): number {
  if (pattern === undefined) return read?.(text, index) ?? -1;
  pattern.lastIndex = index;
  const match = pattern.exec(text);
  return match === null || isValid?.(match[0]) === false ? -1 : index + match[0].length;
}

/** How many digits, or letters, stand together at `index`. */
function runLength(text: string, index: number, isNumber: boolean): number {
  let length = 0;
  while (length < LEAD_MAX) {
    const code = text.charCodeAt(index + length);
    if (isDigit(code) !== isNumber || !isWordUnit(code)) break;
    length++;
  }
  return length;
}

function phone(place: PlaceContext): PiiMatch | null {
  const found = phoneAt(place);
  return found === null ? null : { type: 'PHONE_NUMBER', start: place.index, ...found };
}

function scoreOf(
  { context, unless, score, scoreWithoutContext = 0 }: PiiRecogniser,
  place: PlaceContext,
): number {
  if (unless?.test(place.before())) return 0;
  return context?.test(place.words()) ? score : scoreWithoutContext;
}
