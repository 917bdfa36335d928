import type { ToolClass } from '../../contracts/tool-call.ts';
import { type EntityValue, entitiesOf } from './entities.ts';
import { type Leaf, leavesOf } from './json-walk.ts';
import type { ToolProfile } from './tool-profile.ts';

const LEAVES_MAX = 256;
const VALUE_CHARS_MAX = 4_096;
/** Content of this length that stands word for word in an order inside of data was dictated by it. */
const PASSAGE_MIN = 24;
const PASSAGE_MAX = 400;

/** An argument that decides whom or what a call touches, or a telling value inside of one that does not. */
export interface DecisiveValue {
  /** JSON pointer into the arguments. */
  readonly argument: string;
  readonly value: string;
  /** The argument itself decides; otherwise only an order in data counts against it. */
  readonly isDecisive: boolean;
  /** It decides only because nothing is known to: a value of the model's own wording is no sign then. */
  readonly isImplied?: boolean;
}

export interface ReadArguments {
  readonly values: readonly DecisiveValue[];
  /** False when there are more arguments than are judged. */
  readonly isComplete: boolean;
}

const audience =
  /recipient|^to$|^cc$|^bcc$|e?mails?$|phone|^number$|participant|attendee|invitee|guest|member|contact|username|^users?$|user_?id|channel|group|handle|friend|share_?with|audience|^address$|destination|target|webhook|endpoint|receiver/i;
const address = /ur[il]s?$|link|href|endpoint|webhook|host|domain|site/i;
const account = /iban|account|payee|beneficiary|card|wallet|vendor|merchant|swift|routing|biller|address/i;
const subject =
  /(?:^|_|[a-z])(?:ids?|key|path|file|filename|file_?name|folder|dir|name|title|email|repo|branch|item)$/i;
const target = /(?:^|_|[a-z])(?:ids?|path|file|filename|file_?name|folder|repo|branch)$/i;
const credential =
  /password|passwd|secret|token|credential|api_?key|permission|role|scope|privilege|access_?level/i;
const command = /^(command|cmd|script|code|shell|program|query|sql|expression|commands|args)$/i;

const byClass: Readonly<Record<ToolClass, readonly RegExp[]>> = {
  reads: [address],
  writes: [credential, address, target, audience],
  sends: [audience, address, credential],
  pays: [audience, account, address],
  deletes: [subject, audience, address],
  executes: [command, address],
};

/**
 * The values of a call that have to be traced: arguments whose name decides something for a tool of this class, values
 * that are addresses or accounts under any name, and addresses that stand inside of the content.
 */
export function decisiveValues(args: unknown, profile: ToolProfile): ReadArguments {
  const leaves = leavesOf(parsed(args), LEAVES_MAX);
  if (leaves === undefined) return { values: [], isComplete: false };
  const isReading = profile.classes.every((name) => name === 'reads');
  const values = leaves.flatMap((leaf) => valuesOf(leaf, profile, isReading));
  // A tool that cannot be undone and none of whose arguments is known to decide: then each of them may.
  if (!values.some((value) => value.isDecisive) && profile.decisive === undefined && !isReading)
    if (profile.classes.some((name) => name === 'pays' || name === 'deletes'))
      return { values: leaves.flatMap(everyValue), isComplete: true };
  return { values, isComplete: true };
}

/** Arguments arrive as a text in most shapes; what is no JSON is one value. */
export function parsed(args: unknown): unknown {
  if (typeof args !== 'string') return args ?? {};
  try {
    return args.trim() === '' ? {} : (JSON.parse(args) as unknown);
  } catch {
    // Custom tools take plain text, and a model may write broken JSON: the text as a whole is judged.
    return { input: args };
  }
}

function valuesOf(leaf: Leaf, profile: ToolProfile, isReading: boolean): readonly DecisiveValue[] {
  if (typeof leaf.value === 'boolean' || leaf.value === null || leaf.value === '') return [];
  const value = String(leaf.value);
  const argument = leaf.pointer;
  const entities = entitiesOf(value).filter((entity) => !isReading || entity.kind === 'url');
  if (isNamed(leaf, profile) || isWhole(entities, value)) {
    const texts = profile.classes.includes('executes')
      ? entityTexts(entities, value)
      : [value.slice(0, VALUE_CHARS_MAX)];
    // What is too long to be traced as a whole came from nobody, as far as anyone can tell.
    if (value.length > VALUE_CHARS_MAX && profile.classes.includes('executes'))
      texts.push(value.slice(0, VALUE_CHARS_MAX));
    return texts.map((text) => ({ argument, value: text, isDecisive: true }));
  }
  if (!isReading && value.length >= PASSAGE_MIN && value.length <= PASSAGE_MAX)
    return [{ argument, value, isDecisive: false }, ...inner(entities, argument)];
  return inner(entities, argument);
}

function inner(entities: readonly EntityValue[], argument: string): readonly DecisiveValue[] {
  return entities.map((entity) => ({ argument, value: entity.text, isDecisive: false }));
}

function everyValue(leaf: Leaf): readonly DecisiveValue[] {
  if (typeof leaf.value !== 'string' || leaf.value === '' || /^[\d\s:./-]+$/.test(leaf.value)) return [];
  return [
    {
      argument: leaf.pointer,
      value: leaf.value.slice(0, VALUE_CHARS_MAX),
      isDecisive: true,
      isImplied: true,
    },
  ];
}

function isNamed(leaf: Leaf, profile: ToolProfile): boolean {
  if (profile.decisive !== undefined) {
    return profile.decisive.some((name) => name === leaf.key || name === leaf.pointer);
  }
  return profile.classes.some((name) => byClass[name].some((pattern) => pattern.test(leaf.key)));
}

function isWhole(entities: readonly EntityValue[], value: string): boolean {
  return entities.some((entity) => entity.text.length >= value.trim().length - 1);
}

const COMMAND_WORDS_MAX = 40;

/** A command is the model's own wording; what it names (paths, hosts, addresses) is what has to come from somewhere. */
function entityTexts(entities: readonly EntityValue[], value: string): string[] {
  const words = value.slice(0, VALUE_CHARS_MAX).match(/[^\s'"`;|&<>()=]{2,512}/g) ?? [];
  const named = words
    .filter((word) => !word.startsWith('-') && /[./~\d@:]/.test(word))
    .slice(0, COMMAND_WORDS_MAX);
  return [...new Set([...entities.map((entity) => entity.text), ...named])];
}
