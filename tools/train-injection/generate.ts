import { dataPatterns, directPatterns } from './attack-patterns.ts';
import { attackSlots } from './attack-slots.ts';
import type { Row } from './corpus.ts';
import { benignPatterns, benignSlots, humanPatterns } from './phrases-benign.ts';
import { multilingual } from './phrases-multilingual.ts';
import { Random } from './random.ts';

const DIRECT_COUNT = 2500;
const BENIGN_COUNT = 2200;
const INDIRECT_COUNT = 1600;
const MULTILINGUAL_COPIES = 3;

/**
 * Our own texts, to widen what the corpus has: direct attacks and look-alikes from a grammar, sentences in other
 * languages, and orders put into clean documents of the corpus, each with an innocent twin.
 */
export function generate(seed: number, rows: readonly Row[]): Row[] {
  const random = new Random(seed);
  const result: Row[] = [];
  for (let count = 0; count < DIRECT_COUNT; count++) {
    result.push(
      row(
        random,
        vary(random, fill(random, random.pick(directPatterns), attackSlots)),
        'injection',
        'direct',
      ),
    );
  }
  for (let count = 0; count < BENIGN_COUNT; count++) {
    result.push(
      row(
        random,
        vary(random, fill(random, random.pick(benignPatterns), benignSlots)),
        'benign',
        'lookalike',
      ),
    );
  }
  result.push(...multilingualRows(random), ...indirectRows(random, rows));
  return result;
}

function fill(random: Random, pattern: string, slots: Readonly<Record<string, readonly string[]>>): string {
  let text = pattern;
  for (let depth = 0; depth < 4 && text.includes('{'); depth++) {
    text = text.replace(/\{(\w+)\}/g, (whole, name: string) =>
      slots[name] === undefined ? whole : random.pick(slots[name]),
    );
  }
  return text.replace(/ {2,}/g, ' ');
}

/** People shout, forget punctuation and wrap lines. */
function vary(random: Random, text: string): string {
  const dice = random.next();
  if (dice < 0.08) return text.toUpperCase();
  if (dice < 0.2) return text.toLowerCase();
  if (dice < 0.26) return text.replace(/[.,!?;:]/g, '');
  if (dice < 0.7) return text.charAt(0).toUpperCase() + text.slice(1);
  return text;
}

function multilingualRows(random: Random): Row[] {
  const result: Row[] = [];
  for (const [lang, { attacks, benign }] of Object.entries(multilingual)) {
    for (let copy = 0; copy < MULTILINGUAL_COPIES; copy++) {
      for (const text of attacks) {
        const tail = copy === 0 ? '' : ` ${random.pick(attacks)}`;
        result.push({ ...row(random, text + tail, 'injection', 'direct'), lang });
      }
      for (const text of benign) {
        const tail = copy === 0 ? '' : ` ${random.pick(benign)}`;
        result.push({ ...row(random, text + tail, 'benign', 'lookalike'), lang });
      }
    }
  }
  return result;
}

function indirectRows(random: Random, rows: readonly Row[]): Row[] {
  const carriers = rows.filter(
    (candidate) =>
      !candidate.isAttack &&
      candidate.text.length > 200 &&
      ['document', 'email', 'tool_output'].includes(candidate.kind),
  );
  if (carriers.length === 0) return [];
  const result: Row[] = [];
  const foreign = Object.entries(multilingual);
  for (let count = 0; count < INDIRECT_COUNT; count++) {
    const carrier = random.pick(carriers);
    const [lang, phrases] = random.pick(foreign);
    const isForeign = random.next() < 0.12;
    const attack = isForeign
      ? random.pick(phrases.attacks)
      : fill(random, random.pick(dataPatterns), attackSlots);
    const order = fill(random, random.pick(humanPatterns), benignSlots);
    const pair = `generated-${count}`;
    result.push(insert(random, carrier, attack, 'injection', pair, isForeign ? lang : 'en'));
    result.push(insert(random, carrier, order, 'benign', pair, 'en'));
  }
  return result;
}

/** Puts a sentence at the start, at a border of sentences or lines, or at the end of a carrier. */
function insert(
  random: Random,
  carrier: Row,
  sentence: string,
  label: string,
  pair: string,
  lang: string,
): Row {
  const borders = [0, carrier.text.length];
  for (const match of carrier.text.matchAll(/\. |\n+/g)) borders.push(match.index + match[0].length);
  const at = random.pick(borders);
  const before = `${carrier.text.slice(0, at)}${at === 0 ? '' : random.pick(['', ' ', '\n', '\n\n'])}`;
  const after = random.pick([' ', '\n', '\n\n']) + carrier.text.slice(at);
  return {
    ...row(random, before + sentence + after, label, carrier.kind),
    lang,
    file: 'indirect',
    pair,
    families: [...carrier.families, half(random)],
    span: label === 'benign' ? undefined : [before.length, before.length + sentence.length],
  };
}

function row(random: Random, text: string, label: string, kind: string): Row {
  return {
    text,
    isAttack: label !== 'benign',
    label,
    kind,
    lang: 'en',
    families: [half(random)],
    pair: undefined,
    span: undefined,
    file: 'generated',
  };
}

/** Two families, because a feature must be seen in two to be learned. */
function half(random: Random): string {
  return random.next() < 0.5 ? 'generated-a' : 'generated-b';
}
