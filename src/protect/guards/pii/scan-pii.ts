import { contactRecognisers, isPhone, markedPhones } from './contact.ts';
import { emailAround } from './email.ts';
import { financeRecognisers } from './finance.ts';
import { nationalIds } from './national-ids.ts';
import type { PiiRecogniser } from './recogniser.ts';

/** Personal data in a text; offsets in UTF-16 code units, end exclusive. */
export interface PiiMatch {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

const CONTEXT_UNITS = 48;
const MATCHES_MAX = 2000;

const all = [...financeRecognisers, ...nationalIds, ...contactRecognisers];
const startingWithDigit = all.filter((recogniser) => recogniser.first !== 'letter');
const startingWithLetter = all.filter((recogniser) => recogniser.first !== 'digit');

/**
 * All personal data of a text, in order, without overlaps. Only words that hold a digit, and `@`, `+` and `(`, are looked
 * at more closely, so ordinary prose costs one comparison a character.
 */
export function scanPii(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  let taken = 0;
  for (let index = 0; index < text.length && found.length < MATCHES_MAX; ) {
    const code = text.charCodeAt(index);
    let match: PiiMatch | null = null;
    let next = index + 1;
    if (isAlnum(code)) {
      const end = wordEnd(text, index);
      if (end.hasDigit && isBoundary(text, index)) match = tryAll(text, index, taken);
      next = end.index;
    } else if (code === 64) match = emailAround(text, index, taken);
    else if ((code === 43 || code === 40) && isDigit(text.charCodeAt(index + 1)))
      match = markedPhone(text, index);
    if (match !== null) {
      found.push(match);
      taken = match.end;
      next = match.end;
    }
    index = next;
  }
  return found;
}

function wordEnd(text: string, from: number): { index: number; hasDigit: boolean } {
  let index = from;
  let hasDigit = false;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isDigit(code)) hasDigit = true;
    else if (!isAlnum(code)) break;
  }
  return { index, hasDigit };
}

/** A word that goes on before it (`a-123`, `1.2`, `#12`) is part of something else. */
function isBoundary(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  if (before === 45 || before === 46 || before === 95) return !isAlnum(text.charCodeAt(index - 2));
  return true;
}

function tryAll(text: string, index: number, taken: number): PiiMatch | null {
  const recognisers = isDigit(text.charCodeAt(index)) ? startingWithDigit : startingWithLetter;
  let context: string | undefined;
  for (const recogniser of recognisers) {
    recogniser.pattern.lastIndex = index;
    const match = recogniser.pattern.exec(text);
    if (match === null || match[0].length === 0 || recogniser.isValid?.(match[0]) === false) continue;
    context ??= text.slice(Math.max(taken, index - CONTEXT_UNITS), index).toLowerCase();
    const score = scoreOf(recogniser, context);
    if (score > 0) return { type: recogniser.type, start: index, end: index + match[0].length, score };
  }
  return null;
}

function scoreOf(recogniser: PiiRecogniser, context: string): number {
  if (recogniser.context?.test(context)) return recogniser.score;
  return recogniser.type === 'IP_ADDRESS' && /(?:version|release|\bv)\W{0,3}$/.test(context)
    ? 0
    : (recogniser.scoreWithoutContext ?? 0);
}

function markedPhone(text: string, index: number): PiiMatch | null {
  for (const pattern of markedPhones) {
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (match !== null && isPhone(match[0]))
      return { type: 'PHONE', start: index, end: index + match[0].length, score: 0.9 };
  }
  return null;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAlnum(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 191;
}
