import { contactRecognisers } from './contact.ts';
import { emailAround } from './email.ts';
import { financeRecognisers } from './finance.ts';
import { healthAndVehicle } from './health-and-vehicle.ts';
import { nationalIds } from './national-ids.ts';
import { moreNationalIds } from './national-ids-more.ts';
import { phoneAt } from './phone.ts';
import type { PiiMatch, PiiRecogniser } from './recogniser.ts';

const CONTEXT_UNITS = 48;
const MATCHES_MAX = 2000;

const all = [
  ...financeRecognisers,
  ...nationalIds,
  ...moreNationalIds,
  ...healthAndVehicle,
  ...contactRecognisers,
];
const startingWithLetter = all.filter((recogniser) => recogniser.first !== 'digit');
/** What to try where this many digits stand together; the last entry serves longer runs. */
const LEAD_MAX = 20;
const byLead = Array.from({ length: LEAD_MAX + 1 }, (_, lead) =>
  all.filter((recogniser) => recogniser.first !== 'letter' && (recogniser.lead?.includes(lead) ?? true)),
);
/** The same of those that need no word before them: all that is left where no letter stands near. */
const aloneByLead = byLead.map((list) =>
  list.filter((recogniser) => recogniser.scoreWithoutContext !== undefined),
);

/**
 * All personal data of a text, in order, without overlaps. Only words that hold a digit, and `@`, `+` and `(`, are looked
 * at more closely, so ordinary prose costs one comparison a character.
 */
export function scanPii(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  let taken = 0;
  let lettersEnd = -CONTEXT_UNITS;
  for (let index = 0; index < text.length && found.length < MATCHES_MAX; ) {
    const code = text.charCodeAt(index);
    let match: PiiMatch | null = null;
    let next = index + 1;
    if (isAlnum(code)) {
      const end = wordEnd(text, index);
      const isLead = end.hasDigit || isSpacedPrefix(text, index, end.index);
      if (isLead && isBoundary(text, index))
        match = tryAll(text, index, taken, index - lettersEnd <= CONTEXT_UNITS);
      next = end.index;
      if (end.hasLetter) lettersEnd = end.index;
    } else if (code === 64) match = emailAround(text, index, taken);
    else if ((code === 43 || code === 40) && isDigit(text.charCodeAt(index + 1)))
      match = phone(text, index, contextBefore(text, index, taken, index - lettersEnd <= CONTEXT_UNITS));
    if (match !== null) {
      found.push(match);
      taken = match.end;
      next = match.end;
    }
    index = next;
  }
  return found;
}

function wordEnd(text: string, from: number): { index: number; hasDigit: boolean; hasLetter: boolean } {
  let index = from;
  let hasDigit = false;
  let hasLetter = false;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isDigit(code)) hasDigit = true;
    else if (isAlnum(code)) hasLetter = true;
    else break;
  }
  return { index, hasDigit, hasLetter };
}

/** Two capitals before a number, as some national numbers are written: `AB 12 34 56 C`. */
function isSpacedPrefix(text: string, start: number, end: number): boolean {
  return (
    end - start === 2 &&
    text.charCodeAt(start) < 91 &&
    text.charCodeAt(start + 1) < 91 &&
    text[end] === ' ' &&
    isDigit(text.charCodeAt(end + 1))
  );
}

/** A word that goes on before it (`a-123`, `1.2`, `#12`) is part of something else. */
function isBoundary(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  if (before === 58) return !isAlnum(text.charCodeAt(index - 2)) || !isDigit(text.charCodeAt(index - 2));
  if (before === 45 || before === 46 || before === 95) return !isAlnum(text.charCodeAt(index - 2));
  return true;
}

function tryAll(text: string, index: number, taken: number, hasWords: boolean): PiiMatch | null {
  const lead = leadingDigits(text, index);
  const next = text[index + lead] ?? '\n';
  const contextOf = contextBefore(text, index, taken, hasWords);
  for (const recogniser of lead === 0 ? startingWithLetter : (hasWords ? byLead : aloneByLead)[lead]!) {
    if (lead > 0 && recogniser.after?.includes(next) === false) continue;
    recogniser.pattern.lastIndex = index;
    const match = recogniser.pattern.exec(text);
    if (match === null || match[0].length === 0 || recogniser.isValid?.(match[0]) === false) continue;
    const score = scoreOf(recogniser, contextOf());
    if (score > 0) return { type: recogniser.type, start: index, end: index + match[0].length, score };
  }
  return lead === 0 ? null : phone(text, index, contextOf);
}

/** The words before a place in lower case, made once and only when somebody asks. */
function contextBefore(text: string, index: number, taken: number, hasWords: boolean): () => string {
  let context: string | undefined;
  return () => {
    context ??= hasWords ? text.slice(Math.max(taken, index - CONTEXT_UNITS), index).toLowerCase() : '';
    return context;
  };
}

function leadingDigits(text: string, index: number): number {
  let lead = 0;
  while (lead < LEAD_MAX && isDigit(text.charCodeAt(index + lead))) lead++;
  return lead;
}

function phone(text: string, index: number, contextOf: () => string): PiiMatch | null {
  const found = phoneAt(text, index, contextOf);
  return found === null ? null : { type: 'PHONE_NUMBER', start: index, ...found };
}

function scoreOf(recogniser: PiiRecogniser, context: string): number {
  if (recogniser.context?.test(context)) return recogniser.score;
  return recogniser.type === 'IP_ADDRESS' && /(?:version|release|\bv)\W{0,3}$/.test(context)
    ? 0
    : (recogniser.scoreWithoutContext ?? 0);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAlnum(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 191;
}
