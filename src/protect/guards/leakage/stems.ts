import { comparableText } from './comparable-text.ts';
import { conceptLines } from './concept-words.ts';
import { isStopWord } from './languages.ts';
import { isIdeographic } from './unit-table.ts';

const whole = new Map<string, string>();
const beginnings = new Map<string, string>();
const BEGINNING_UNITS_MAX = 14;
for (const line of conceptLines) {
  const [name, ...words] = line.split(' ');
  for (const word of words) {
    const text = comparableText(word);
    const table = word.startsWith('=') || text.length < 3 ? whole : beginnings;
    if (!table.has(text)) table.set(text, `#${name}`);
  }
}

/**
 * What a word stands for when texts are compared that say the same in other words: an idea of the table when the word
 * begins like one of its words in any language, else its stem; undefined for words that say nothing.
 */
export function stemOf(word: string): string | undefined {
  const known = remembered.get(word);
  if (known !== undefined) return known === '' ? undefined : known;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  const stem = findStem(word);
  remembered.set(word, stem ?? '');
  return stem;
}

/** Words repeat: looking their stems up once is most of the work. */
const remembered = new Map<string, string>();
const REMEMBERED_MAX = 20_000;

function findStem(word: string): string | undefined {
  if (isStopWord(word)) return undefined;
  const exact = whole.get(word);
  if (exact !== undefined) return exact;
  for (let length = Math.min(word.length, BEGINNING_UNITS_MAX); length >= 3; length--) {
    const idea = beginnings.get(word.slice(0, length));
    if (idea !== undefined) return idea;
  }
  if (isNumber(word)) return word;
  return word.length < 3 ? undefined : strip(word).slice(0, 7);
}

/** Ideas in text without spaces: the longest known word of up to four units at each place, else pairs of units. */
export function ideographicStems(run: string): string[] {
  const stems: string[] = [];
  for (let at = 0; at < run.length; ) {
    let step = 0;
    for (let length = Math.min(4, run.length - at); length >= 1 && step === 0; length--) {
      const idea = whole.get(run.slice(at, at + length)) ?? beginnings.get(run.slice(at, at + length));
      if (idea === undefined) continue;
      stems.push(idea);
      step = length;
    }
    if (step === 0 && at + 1 < run.length) stems.push(run.slice(at, at + 2));
    at += step || 1;
  }
  return stems;
}

export function isIdeographicWord(word: string): boolean {
  return isIdeographic(word.charCodeAt(0));
}

/** Numbers and words with digits survive every paraphrase and translation. */
export function isNumber(word: string): boolean {
  return /\d/.test(word);
}

const endings = [
  'ations',
  'ation',
  'ingly',
  'ments',
  'ment',
  'ness',
  'ings',
  'ing',
  'edly',
  'ies',
  'ied',
  'ers',
  'er',
  'ed',
  'es',
  'ly',
  's',
  'e',
  'y',
];

function strip(word: string): string {
  for (const ending of endings) {
    if (word.length - ending.length >= 4 && word.endsWith(ending)) return word.slice(0, -ending.length);
  }
  return word;
}
