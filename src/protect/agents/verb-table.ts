import { type ActionName, actionNames, actions } from './lexicon.ts';

export type VerbForm = 'base' | 'ing' | 'past';

export interface Verb {
  readonly base: string;
  readonly form: VerbForm;
  readonly actions: readonly ActionName[];
}

const irregular: Readonly<Record<string, string>> = {
  send: 'sent',
  pay: 'paid',
  buy: 'bought',
  sell: 'sold',
  write: 'written',
  make: 'made',
  put: 'put',
  set: 'set',
  tell: 'told',
  give: 'given',
  get: 'gotten',
  find: 'found',
  leave: 'left',
  run: 'run',
  build: 'built',
  withdraw: 'withdrawn',
  shut: 'shut',
  rewrite: 'rewritten',
  begin: 'begun',
  drive: 'driven',
  know: 'known',
  see: 'seen',
  show: 'shown',
};
/** Verbs of one syllable that double their last letter. */
const doubling = new Set(
  'get set put run plan drop ban cap tag pin log stop top shut kick'
    .split(' ')
    .filter((verb) => verb !== 'kick'),
);

const table = new Map<string, { base: string; form: VerbForm; actions: ActionName[] }>();
for (const name of actionNames) {
  for (const base of actions[name].verbs.split(' ')) {
    enter(base, base, 'base', name);
    enter(ingOf(base), base, 'ing', name);
    enter(irregular[base] ?? pastOf(base), base, 'past', name);
  }
}

/** The verb that a lower-case word is a form of; undefined when it is none that names an action. */
export function verbOf(word: string): Verb | undefined {
  return table.get(word);
}

function enter(word: string, base: string, form: VerbForm, action: ActionName): void {
  const known = table.get(word);
  if (known === undefined) table.set(word, { base, form, actions: [action] });
  else if (!known.actions.includes(action)) known.actions.push(action);
}

function ingOf(base: string): string {
  if (doubling.has(base)) return `${base}${base.at(-1)}ing`;
  return base.length > 3 && base.endsWith('e') && !base.endsWith('ee')
    ? `${base.slice(0, -1)}ing`
    : `${base}ing`;
}

function pastOf(base: string): string {
  if (doubling.has(base)) return `${base}${base.at(-1)}ed`;
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}
