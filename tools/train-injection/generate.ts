import { dataPatterns, directPatterns } from './attack-patterns.ts';
import { attackSlots } from './attack-slots.ts';
import { stylePatterns, styleSlots } from './attack-styles.ts';
import { benignStylePatterns, benignStyleSlots } from './benign-styles.ts';
import type { Row } from './corpus.ts';
import { humanOrders, plantedPatterns, plantedSlots } from './data-styles.ts';
import { framedRows, markupRows } from './generate-framed.ts';
import { clauses } from './multilingual-grammar.ts';
import { benignPatterns, benignSlots, humanPatterns } from './phrases-benign.ts';
import { multilingual } from './phrases-multilingual.ts';
import { Random } from './random.ts';

const DIRECT_COUNT = 2500;
const BENIGN_COUNT = 2200;
const INDIRECT_COUNT = 1600;
const STYLE_COUNT = 2600;
const BENIGN_STYLE_COUNT = 3000;
/** Requests that are innocent from a user and have no business in data. */
const TASK_COUNT = 2600;
const CLAUSES_PER_LANGUAGE = 40;
const TASK_UNITS_MAX = 260;
const taskKinds = ['chat', 'agent', 'lookalike', 'code'];
const taskFamilies = ['self-instruct', 'polyai', 'lmarena', 'gorilla', 'xstest', 'awesome', 'authored'];
const PLANTED_COUNT = 4200;
const plantedAllSlots = { ...attackSlots, ...styleSlots, ...plantedSlots };
const styleAttackSlots = { ...attackSlots, ...styleSlots };
const styleBenignSlots = { ...benignSlots, ...benignStyleSlots };
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
  for (let count = 0; count < STYLE_COUNT; count++) {
    const text = vary(random, fill(random, random.pick(stylePatterns), styleAttackSlots));
    result.push(row(random, text, 'jailbreak', 'direct'));
  }
  for (let count = 0; count < BENIGN_STYLE_COUNT; count++) {
    const text = vary(random, fill(random, random.pick(benignStylePatterns), styleBenignSlots));
    result.push(row(random, text, 'benign', 'lookalike'));
  }
  result.push(...multilingualRows(random), ...indirectRows(random, rows), ...taskRows(random, rows));
  result.push(...plantedRows(random, rows));
  result.push(...clauseRows(random), ...framedRows(random, rows), ...markupRows(random));
  return result;
}

/** A chat user's request put into somebody's data: what the request asks for is harmless, that it is there is not. */
function taskRows(random: Random, rows: readonly Row[]): Row[] {
  const carriers = carriersOf(rows);
  const tasks = rows.filter(
    (candidate) =>
      candidate.label === 'benign' &&
      candidate.text.length > 12 &&
      candidate.text.length <= TASK_UNITS_MAX &&
      taskKinds.includes(candidate.kind) &&
      candidate.families.some((family) => taskFamilies.includes(family)) &&
      !candidate.text.includes('\n'),
  );
  if (carriers.length === 0 || tasks.length === 0) return [];
  const result: Row[] = [];
  for (let count = 0; count < TASK_COUNT; count++) {
    const carrier = random.pick(carriers);
    const task = random.pick(tasks);
    const pair = `task-${count}`;
    const poisoned = insert(random, carrier, task.text, 'injection', pair, carrier.lang);
    result.push({ ...poisoned, families: [...new Set([...poisoned.families, ...task.families])] });
  }
  return result;
}

/** Planted orders of many kinds, bare or dressed up, each beside an order to the human reader in the same carrier. */
function plantedRows(random: Random, rows: readonly Row[]): Row[] {
  const carriers = carriersOf(rows);
  if (carriers.length === 0) return [];
  const result: Row[] = [];
  const dresses = [
    '{}',
    '{}',
    '{}',
    '{}',
    '<!-- {} -->',
    '"{}"',
    '> {}',
    '**{}**',
    '({})',
    '# {}',
    '// {}',
    '[[{}]]',
    '*** {} ***',
  ];
  for (let count = 0; count < PLANTED_COUNT; count++) {
    const carrier = random.pick(carriers);
    const dress = random.pick(dresses);
    const planted = fill(random, random.pick(plantedPatterns), plantedAllSlots);
    const text = dress.replace('{}', () => planted.charAt(0).toUpperCase() + planted.slice(1));
    result.push(insert(random, carrier, text, 'injection', `planted-${count}`, 'en'));
    if (count % 2 === 0) {
      const order = dress.replace('{}', () => random.pick(humanOrders));
      result.push(insert(random, carrier, order, 'benign', `planted-${count}`, 'en'));
    }
  }
  return result;
}

function carriersOf(rows: readonly Row[]): Row[] {
  return rows.filter(
    (candidate) =>
      !candidate.isAttack &&
      candidate.text.length > 200 &&
      ['document', 'email', 'tool_output'].includes(candidate.kind),
  );
}

function fill(random: Random, pattern: string, slots: Readonly<Record<string, readonly string[]>>): string {
  let text = pattern;
  for (let depth = 0; depth < 6 && text.includes('{'); depth++) {
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

/** Clauses of every language, alone and joined; and its ordinary requests. */
function clauseRows(random: Random): Row[] {
  const result: Row[] = [];
  const joins = ['. ', ', ', ': ', ' - ', '\n', '! '];
  for (const [lang, { drop, goal, benign }] of Object.entries(clauses)) {
    for (let count = 0; count < CLAUSES_PER_LANGUAGE; count++) {
      const dice = random.next();
      const attack =
        dice < 0.25
          ? random.pick(goal)
          : dice < 0.35
            ? random.pick(drop)
            : random.pick(drop) + random.pick(joins) + random.pick(goal);
      const lead = random.next() < 0.25 ? `${random.pick(benign)} ` : '';
      const tail = random.next() < 0.2 ? `. ${random.pick(goal)}` : '';
      const end = random.pick(['.', '.', '!', '...', '']);
      result.push({ ...row(random, vary(random, lead + attack + tail + end), 'injection', 'direct'), lang });
      if (count % 2 === 0)
        result.push({ ...row(random, vary(random, random.pick(benign)), 'benign', 'chat'), lang });
    }
  }
  return result;
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
  const carriers = carriersOf(rows);
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

export function row(random: Random, text: string, label: string, kind: string): Row {
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
