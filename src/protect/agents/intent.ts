import type { DataIndex, DataLeaf } from './data-index.ts';
import { type ActionName, actions } from './lexicon.ts';
import type { Request } from './requests.ts';
import type { ToolProfile } from './tool-profile.ts';
import type { TrustedText } from './trusted-text.ts';
import { stemOf, thingsOf, type Word, wordsOf } from './words.ts';

/** What the user's own words say about a call. */
export interface Intent {
  /** The user asked for this kind of action. */
  readonly isAsked: boolean;
  /** In the tool's own word or for the very same action; otherwise the request only makes it plausible. */
  readonly isExact: boolean;
  /** The user spoke of the thing that the tool acts on. */
  readonly isNamed: boolean;
  /** The user said not to, and nothing else of the kind was asked for. */
  readonly isForbidden: boolean;
}

/** Compares a tool with what the user asked for: the action by its kind, the thing by its name or a word for the same. */
export function intentOf(profile: ToolProfile, toolName: string, trusted: TrustedText): Intent {
  if (trusted.user.includes(toolName.toLowerCase()) && toolName.length >= 6)
    return { isAsked: true, isExact: true, isNamed: true, isForbidden: false };
  const fitting = trusted.requests.filter((request) => fits(request, profile));
  const wanted = fitting.filter((request) => !request.isForbidden);
  const isInOwnWord = profile.ownVerb !== undefined && trusted.stems.has(stemOf(profile.ownVerb));
  const isAsked = wanted.length > 0 || isInOwnWord;
  return {
    isAsked,
    isExact:
      isInOwnWord ||
      wanted.some(
        (request) =>
          request.verb === profile.verb || (profile.isVerbOfName && isSameAction(request, profile)),
      ),
    isNamed: namesThing(profile, trusted.things),
    isForbidden:
      !isAsked && fitting.some((request) => request.verb === profile.verb || isSameAction(request, profile)),
  };
}

/** Whether a request is for what the tool does, in the same or a kindred word. */
export function fits(request: Request, profile: ToolProfile): boolean {
  if (request.verb === profile.verb) return true;
  if (profile.actions.length === 0 || profile.actions.includes('any'))
    return request.actions.some((name) => actions[name].class !== 'reads');
  const wanted = new Set<ActionName>(profile.actions.flatMap((name) => [name, ...actions[name].justifiedBy]));
  return request.actions.some((name) => wanted.has(name));
}

function isSameAction(request: Request, profile: ToolProfile): boolean {
  return request.actions.some((name) => profile.actions.includes(name));
}

/** A tool without a noun of its own acts on whatever is asked. */
function namesThing(profile: ToolProfile, things: ReadonlySet<string>): boolean {
  return (
    profile.nouns.length === 0 ||
    profile.nouns.some((noun) => thingsOf(noun).some((thing) => things.has(thing)))
  );
}

/** An order in data for what the call does; undefined when data gives none. */
export function orderFor(
  profile: ToolProfile,
  data: DataIndex,
): { leaf: DataLeaf; order: Request } | undefined {
  for (const leaf of data.leaves) {
    for (const order of leaf.orders) {
      if (!fits(order, profile)) continue;
      const words = wordsOf(leaf.text.slice(order.start, order.end)).flatMap((word) => thingsOf(word.text));
      if (namesThing(profile, new Set(words))) return { leaf, order };
    }
    const mention = mentionOf(profile, leaf);
    if (mention !== undefined) return { leaf, order: mention };
  }
  return undefined;
}

/** Words between the first and the last word of a tool's name where prose speaks of what the tool does. */
const MENTION_REACH = 6;

/**
 * Prose that speaks of a tool in the words of its name is an order for it, whatever the verb and the language: a name of at
 * least two words, all of them close together and in the order of the name.
 */
function mentionOf({ nameWords, actions: names, verb }: ToolProfile, leaf: DataLeaf): Request | undefined {
  const wanted = nameWords.map(stemOf);
  if (wanted.length < 2 || !wanted.every((stem) => leaf.folded.includes(stem))) return undefined;
  const words = wordsOf(leaf.text);
  if (words.length < 4) return undefined;
  for (let i = 0; i < words.length; i++) {
    const last = lastOfName(words, i, wanted);
    if (last === undefined) continue;
    const { start } = words[i]!;
    return { verb: verb ?? nameWords[0]!, actions: names, start, end: last.end, isForbidden: false };
  }
  return undefined;
}

function lastOfName(words: readonly Word[], from: number, wanted: readonly string[]): Word | undefined {
  let found = 0;
  const end = Math.min(words.length, from + wanted.length + MENTION_REACH);
  for (let i = from; i < end; i++) {
    if (found === 0 && i > from) return undefined;
    if (stemOf(words[i]!.text) === wanted[found]) found++;
    if (found === wanted.length) return words[i];
  }
  return undefined;
}
