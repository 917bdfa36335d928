import { thingGroups } from './lexicon.ts';

export interface Word {
  /** Lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORDS_MAX = 100_000;
const wordPattern = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** The words of a text with their places; at most 100,000. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    words.push({
      text: match[0].toLowerCase().replaceAll('’', "'"),
      start: match.index,
      end: match.index + match[0].length,
    });
    if (words.length >= WORDS_MAX) break;
  }
  return words;
}

const things = new Map<string, Set<string>>();
for (const group of thingGroups) {
  const members = group.split(' ');
  for (const member of members) {
    const groups = things.get(singular(member)) ?? new Set();
    groups.add(members[0]!);
    things.set(singular(member), groups);
  }
}

/** A noun without its plural. Crude on purpose: both sides of every comparison go through it. */
export function singular(word: string): string {
  const plain = word.endsWith("'s") ? word.slice(0, -2) : word;
  if (plain.length <= 3) return plain;
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes)$/.test(plain)) return plain.slice(0, -2);
  return plain.endsWith('s') && !/(?:ss|us|is)$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** What the forms of a regular verb have in common: renew, renews, renewed, renewing. */
export function stemOf(word: string): string {
  const plain = word.replace(/(?:ing|ed|es|s)$/, '');
  return (plain.length >= 3 ? plain : word).replace(/e$/, '');
}

/** What a word names: itself without plural, and the groups of things that it belongs to. */
export function thingsOf(word: string): readonly string[] {
  const name = singular(word);
  return [name, ...[...(things.get(name) ?? [])].map((group) => `#${group}`)];
}

/** Splits a name as programmers write them: `AugustSmartLock_unlock-door` is five words. */
export function nameWords(name: string): readonly string[] {
  return name
    .slice(0, 256)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0)
    .map((word) => word.toLowerCase());
}
