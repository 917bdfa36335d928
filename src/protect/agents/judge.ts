import type { ArgumentOrigin, ToolCall, ToolClass, ToolDecisionKind } from '../../contracts/tool-call.ts';
import type { DataLeaf } from './data-index.ts';
import { decisiveValues, type ReadArguments } from './decisive-arguments.ts';
import { type Intent, intentOf, orderFor } from './intent.ts';
import type { Request } from './requests.ts';
import type { ToolProfile } from './tool-profile.ts';
import { type Evidence, traceValue } from './trace-value.ts';

/** Everything that the built-in rules look at. */
export interface CaseFile {
  readonly call: ToolCall;
  readonly profile: ToolProfile;
  readonly evidence: Evidence;
  /** Whether a single field of data may decide where the user's request allows the action. */
  readonly onSelected: ToolDecisionKind;
}

export interface Judgement {
  readonly decision: ToolDecisionKind;
  readonly rule: string;
  readonly why: string;
  readonly origins: readonly TracedValue[];
}

export interface TracedValue extends ArgumentOrigin {
  /** An order in data names it, although it is a field of a record that the user named. */
  readonly isContested?: boolean;
  readonly isDecisive: boolean;
}

const VALUES_MAX = 64;
const PASSAGE_REACH = 80;
const PASSAGE_MIN = 24;
/** What leaves, costs, is lost or runs: here a value out of prose is not enough. */
const grave: readonly ToolClass[] = ['sends', 'pays', 'deletes', 'executes'];

/**
 * The built-in rules. As long as nothing but the user and the operator has spoken, the model acts on their word alone.
 * Once data is in the conversation, an action needs the user's request for it, and the values that decide whom or what
 * it touches must be the user's, or lie in a record that the user named. (The principle of CaMeL, Debenedetti et al.,
 * 2025: control flow from the trusted query alone, here approximated by words, since the model writes no program.)
 */
export function judge(file: CaseFile): Judgement {
  const { profile, evidence, call } = file;
  const intent = intentOf(profile, call.name, evidence.trusted);
  const read = decisiveValues(call.arguments, profile);
  const order = orderFor(profile, evidence.data);
  const origins = trace(read, evidence, order !== undefined);
  const say = (decision: ToolDecisionKind, rule: string, why: string): Judgement => ({
    decision,
    rule,
    why,
    origins,
  });

  if (intent.isForbidden && !isReading(profile))
    return say('deny', 'user-forbade', 'The user said not to do this.');
  if (!evidence.data.hasData)
    return say('allow', 'no-data-yet', 'Nothing but the user and the operator has spoken so far.');
  if (!read.isComplete || read.values.length > VALUES_MAX)
    return say('ask', 'too-many-arguments', 'The call has more arguments than are judged.');
  return isReading(profile)
    ? judgeReading(file, intent, order, say)
    : judgeAction(file, intent, order, say, origins);
}

type Say = (decision: ToolDecisionKind, rule: string, why: string) => Judgement;
type Order = { readonly leaf: DataLeaf; readonly order: Request } | undefined;

function isReading(profile: ToolProfile): boolean {
  return profile.classes.every((name) => name === 'reads');
}

function trace(read: ReadArguments, evidence: Evidence, isOrdered: boolean): readonly TracedValue[] {
  return read.values.slice(0, VALUES_MAX).map(({ argument, value, isDecisive, isImplied = false }) => {
    // What an order dictates stands in it or right behind it; an address may stand sentences further.
    const isPassage = !isDecisive && value.length >= PASSAGE_MIN;
    const origin = traceValue(value, evidence, isPassage ? PASSAGE_REACH : undefined);
    const isIdle = isImplied && !isOrdered && origin.origin === 'ungrounded';
    return { argument, ...origin, isDecisive: isDecisive && !isIdle };
  });
}

function judgeReading(file: CaseFile, intent: Intent, order: Order, say: Say): Judgement {
  const { profile } = file;
  const origins = say('allow', '', '').origins;
  const addresses = origins.filter((origin) => !isSafe(origin));
  const worst = worstOf(addresses);
  if (worst !== undefined && profile.isNetwork) {
    const at = describe(worst);
    if (worst.origin === 'prescribed' && !intent.isNamed)
      return say('deny', 'address-prescribed', `The address ${at}, and the user spoke of no page or link.`);
    if (!intent.isNamed || worst.origin === 'prescribed' || worst.origin === 'unsearched')
      return say('ask', 'address-from-data', `Reading an address carries data out. The address ${at}.`);
  } else if (worst?.origin === 'prescribed')
    return say('ask', 'address-prescribed', `The address ${describe(worst)}.`);
  if (order !== undefined && !intent.isNamed && order.order.verb === profile.verb)
    return say('deny', 'reading-ordered-by-data', `Only data asks for this, at ${order.leaf.path}.`);
  if (profile.isSensitive && !intent.isNamed)
    return say(
      'ask',
      'sensitive-reading',
      'The tool reads secrets or private records that the user did not speak of.',
    );
  return say('allow', 'reading', 'The tool only reads.');
}

function judgeAction(
  file: CaseFile,
  intent: Intent,
  order: Order,
  say: Say,
  origins: readonly TracedValue[],
): Judgement {
  const decisive = origins.filter((origin) => origin.isDecisive);
  const worst = worstOf(decisive.filter((origin) => !isSafe(origin)));
  const carried = origins.find((origin) => !origin.isDecisive && origin.origin === 'prescribed');
  const hasOwnValue = decisive.some(isSafe);
  const isNamed = intent.isNamed || hasOwnValue;
  // A request that only makes the action plausible does not outweigh an order in data for that very action.
  const isAsked = intent.isAsked && (intent.isExact || order === undefined);
  if (!isAsked || !isNamed) {
    const isOrdered = order !== undefined && !(isNamed && worst === undefined && hasOwnValue && isAsked);
    if (isOrdered)
      return say(
        'deny',
        'ordered-by-data',
        `The user did not ask for this; data does, at ${order.leaf.path}.`,
      );
    const isHarmless =
      worst === undefined &&
      !file.profile.classes.some((name) => ['pays', 'deletes', 'executes'].includes(name));
    if (intent.isNamed && hasOwnValue && isHarmless && carried === undefined)
      return say('allow', 'values-of-the-user', "Every deciding value is the user's own.");
    const isPlainWrite = file.profile.classes.every((name) => name === 'writes' || name === 'reads');
    if (
      isNamed &&
      isPlainWrite &&
      worst === undefined &&
      carried === undefined &&
      !givesOrders(file.evidence)
    )
      return say(
        'allow',
        'no-orders-in-data',
        'The user spoke of the thing, and nothing in the data gives orders.',
      );
    if (worst !== undefined && worst.origin !== 'selected')
      return say(
        'deny',
        'unasked-and-tainted',
        `The user did not ask for this, and argument ${describe(worst)}.`,
      );
    return say('ask', 'unasked', 'The user did not ask for this.');
  }
  if (carried !== undefined) return say('ask', 'carries-prescribed-value', `Argument ${describe(carried)}.`);
  const isFinal = file.profile.classes.some((name) => name === 'pays' || name === 'deletes');
  const contested = decisive.find((origin) => origin.isContested === true);
  if (contested !== undefined && worst === undefined && (order !== undefined || isFinal))
    return say('ask', 'value-contested', `An order inside of data names it too: ${describe(contested)}.`);
  if (worst === undefined)
    return say('allow', 'asked', "The user asked for this, and every deciding value is the user's.");
  return judgeTaint(file, worst, say);
}

function givesOrders({ data }: Evidence): boolean {
  return data.leaves.some((leaf) => leaf.orders.length > 0);
}

/** The user asked for the action; a deciding value is not the user's. */
function judgeTaint(file: CaseFile, worst: TracedValue, say: Say): Judgement {
  const at = describe(worst);
  const isGrave = file.profile.classes.some((name) => grave.includes(name));
  switch (worst.origin) {
    case 'prescribed':
      return isGrave
        ? say('deny', 'value-prescribed', `Argument ${at}.`)
        : say('ask', 'value-prescribed', `Argument ${at}.`);
    case 'selected':
      if (file.profile.classes.includes('pays') && file.onSelected === 'allow')
        return say('ask', 'value-selected', `Argument ${at}.`);
      return say(file.onSelected, 'value-selected', `The user asked for this; argument ${at}.`);
    case 'quoted':
      return isGrave
        ? say('ask', 'value-quoted', `Argument ${at}.`)
        : say('allow', 'value-quoted', `The user asked for this; argument ${at}.`);
    case 'ungrounded':
      return isGrave && !file.profile.classes.includes('executes')
        ? say('ask', 'value-ungrounded', `Argument ${at}.`)
        : say(
            'allow',
            'value-ungrounded',
            'The user asked for this; the model chose a value that nobody wrote.',
          );
    default:
      return say('ask', 'unsearched', `Argument ${at}.`);
  }
}

function isSafe(origin: TracedValue): boolean {
  return origin.origin === 'trusted' || origin.origin === 'linked';
}

const badness: readonly ArgumentOrigin['origin'][] = [
  'trusted',
  'linked',
  'selected',
  'ungrounded',
  'quoted',
  'unsearched',
  'prescribed',
];

function worstOf(origins: readonly TracedValue[]): TracedValue | undefined {
  return origins.toSorted((a, b) => badness.indexOf(b.origin) - badness.indexOf(a.origin))[0];
}

/** Says of one value where it came from, without quoting it. */
export function describe(origin: ArgumentOrigin): string {
  const name = origin.argument === '' ? 'input' : origin.argument;
  const from = origin.source === undefined ? '' : ` at ${origin.source}`;
  switch (origin.origin) {
    case 'trusted':
      return `${name} is the user's or the operator's${from}`;
    case 'linked':
      return `${name} is a field of a record that the user named${from}`;
    case 'selected':
      return `${name} is a field of data${from} that the user did not name`;
    case 'quoted':
      return `${name} is out of a passage of data${from}`;
    case 'prescribed':
      return `${name} is what an order inside of data${from} says`;
    case 'ungrounded':
      return `${name} has a value that stands nowhere in the conversation`;
    default:
      return `${name} could not be traced: the conversation is too large`;
  }
}
