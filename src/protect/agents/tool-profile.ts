import type { ToolClass, ToolDefinition } from '../../contracts/tool-call.ts';
import { isObject } from './json-walk.ts';
import { type ActionName, actions, emptyNouns, nounVerbs, sensitiveThings } from './lexicon.ts';
import { type Verb, verbOf } from './verb-table.ts';
import { nameWords, singular, stemOf, wordsOf } from './words.ts';

/** What a tool is taken to do, from its name and description or as the operator said. */
export interface ToolProfile {
  readonly classes: readonly ToolClass[];
  /** The verb that names the tool, base form; undefined when no word of it is one. */
  readonly verb: string | undefined;
  /** False where the name has no verb that we know and the description lent one. */
  readonly isVerbOfName: boolean;
  /** The first word of the name where no word of it is a known verb and the description says that it is one. */
  readonly ownVerb: string | undefined;
  /** The words of the name that say something, whatever they are. */
  readonly nameWords: readonly string[];
  readonly actions: readonly ActionName[];
  /** Words for the thing it acts on. */
  readonly nouns: readonly string[];
  /** Fetches an address that an argument names. */
  readonly isNetwork: boolean;
  /** Reads what is worth stealing. */
  readonly isSensitive: boolean;
  /** Arguments that the operator named as decisive; undefined means to go by name and value. */
  readonly decisive: readonly string[] | undefined;
}

export interface ProfileOverride {
  readonly classes?: readonly ToolClass[] | undefined;
  readonly decisive?: readonly string[] | undefined;
}

const networkWords = new Set(
  'web webpage website url http https fetch browse browser navigate curl link crawl scrape request'.split(
    ' ',
  ),
);
const people = new Set('user member guest collaborator participant attendee contributor admin'.split(' '));
const audienceParameter = /recipient|participant|attendee|invitee|guest|^to$|^cc$|^bcc$|share_?with/i;
const commandParameter = /^(command|cmd|script|code|shell|program|commands)$/i;

/**
 * Infers what a tool does. The name decides; the description only when no word of the name is a verb. A tool that
 * nobody can place counts as one that writes.
 */
export function profileTool(definition: ToolDefinition, override: ProfileOverride = {}): ToolProfile {
  const words = nameWords(definition.name);
  const description = definition.description ?? '';
  const named = verbOfName(words);
  const ownVerb = named === undefined ? ownVerbOf(words, description) : undefined;
  const verb = named ?? verbOfDescription(description);
  const names = verb?.actions ?? [];
  const parameters = parameterNames(definition.inputSchema);
  const nouns = words.filter((word) => word !== verb?.base && !isEmpty(word));
  const classes =
    override.classes ?? (isReadOnly(description) ? ['reads' as const] : classesOf(words, verb, parameters));
  return {
    classes,
    verb: verb?.base,
    isVerbOfName: named !== undefined,
    ownVerb,
    nameWords: words.filter((word) => !isEmpty(word)),
    actions: names,
    nouns,
    isNetwork: words.some((word) => networkWords.has(word)),
    isSensitive: words.some((word) => sensitiveThings.has(word)),
    decisive: override.decisive,
  };
}

/** The first word that is only a verb; else the first that may be one. `AugustSmartLockUnlockDoor` unlocks. */
function verbOfName(words: readonly string[]): Verb | undefined {
  const verbs = words.map(verbOf).filter((verb) => verb?.form === 'base') as Verb[];
  return verbs.find((verb) => !nounVerbs.has(verb.base)) ?? lastUnlessFirst(words, verbs);
}

/** Of words that may be nouns too, the one that stands first in the name, or else the last: `SmartLockLockDoor`. */
function lastUnlessFirst(words: readonly string[], verbs: readonly Verb[]): Verb | undefined {
  return verbs.find((verb) => verb.base === words[0]) ?? verbs.at(-1);
}

/** `renew_loan` that "renews a loan": what it does has a word, though not one that we know. */
function ownVerbOf(words: readonly string[], description: string): string | undefined {
  const [first] = words;
  const [said] = wordsOf(description.slice(0, 80));
  return first !== undefined && said !== undefined && first.length >= 4 && stemOf(said.text) === stemOf(first)
    ? first
    : undefined;
}

/** The operator vouches for what a tool says of itself; what merely queries is no statement. */
function isReadOnly(description: string): boolean {
  return /\bread-only\b/i.test(description.slice(0, 400)) && !/\bnot read-only\b/i.test(description);
}

function verbOfDescription(description: string): Verb | undefined {
  for (const word of wordsOf(description.slice(0, 400)).slice(0, 6)) {
    const verb =
      verbOf(word.text) ?? verbOf(word.text.replace(/s$/, '')) ?? verbOf(word.text.replace(/es$/, ''));
    if (verb?.form === 'base') return verb;
  }
  return undefined;
}

function isEmpty(word: string): boolean {
  return word.length < 3 || emptyNouns.has(word);
}

/** `gallon_to_liter` converts, without saying so. */
function isConversion(words: readonly string[]): boolean {
  return words.length === 3 && words[1] === 'to';
}

/** The class of the least harmful reading that is not reading; `withdraw` pays and deletes, and both count. */
function classesOf(
  words: readonly string[],
  verb: Verb | undefined,
  parameters: readonly string[],
): readonly ToolClass[] {
  const found = new Set<ToolClass>();
  if (verb === undefined) found.add(isConversion(words) ? 'reads' : 'writes');
  for (const name of verb?.actions ?? []) found.add(actions[name].class);
  if (found.has('reads') && (found.size === 1 || isReading(verb?.base))) return ['reads'];
  found.delete('reads');
  if (
    words.some((word) => ['money', 'payment', 'funds', 'ether', 'bill'].includes(word)) &&
    found.has('sends')
  ) {
    found.delete('sends');
    found.add('pays');
  }
  // Whoever is added sees what is there: that is sharing, whatever the verb.
  if (found.has('writes') && verb?.base === 'add' && words.some((word) => people.has(singular(word))))
    found.add('sends');
  if (parameters.some((name) => audienceParameter.test(name)) && !found.has('pays')) found.add('sends');
  if (parameters.some((name) => commandParameter.test(name))) found.add('executes');
  return [...found];
}

/** Verbs that stand in several groups and read all the same. */
function isReading(verb: string | undefined): boolean {
  return (
    verb !== undefined &&
    ['review', 'look', 'access', 'convert', 'confirm', 'verify', 'answer'].includes(verb)
  );
}

function parameterNames(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  if (isObject(schema.properties)) return Object.keys(schema.properties).slice(0, 200);
  return [];
}
