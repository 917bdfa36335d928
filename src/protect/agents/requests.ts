import { type ActionName, nounVerbs } from './lexicon.ts';
import { verbOf } from './verb-table.ts';
import { type Word, wordsOf } from './words.ts';

/** Something that a text asks for. */
export interface Request {
  readonly verb: string;
  readonly actions: readonly ActionName[];
  /** The clause that asks, UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
  /** True for "do not". */
  readonly isForbidden: boolean;
}

/** Of one text; whoever gets as many cannot know that there are no more. */
export const REQUESTS_MAX = 2_000;
/** Words after which a verb is an order or a wish. */
const leads = new Set(
  "please kindly to and then also you now first second third finally next must should can could would will let's lets just or help after before once instead immediately simply quickly go always i'll we'll me ll be be-sure otherwise so but".split(
    ' ',
  ),
);
/** Words after which even a verb's form is a noun or somebody else's doing. */
const nounLeads = new Set(
  'the a an my your his her its our their this that these those any all some no each every i he she they who which of for in from latest last next recent new old first other'.split(
    ' ',
  ),
);
const ingLeads = new Set(
  'with by mind consider appreciate about of you like start on for me start try suggest and recommend proceed'.split(
    ' ',
  ),
);
const pastLeads = new Set('be get gets got have been is are it them being'.split(' '));
export const negations: ReadonlySet<string> = new Set(
  "not don't never without no avoid doesn't shouldn't mustn't cannot can't won't dont".split(' '),
);
const selfGivers = new Set('tell show give let get send write'.split(' '));
const clauseEnd = /[.!?;:\n\r<>{}[\]"“”|*#]/;

/**
 * What a text asks its reader to do: verbs that stand where orders stand. The same reading is used for the user's text,
 * where a request authorises, and for data, where it prescribes.
 */
export function requestsOf(text: string): readonly Request[] {
  const words = wordsOf(text);
  const requests: Request[] = [];
  for (let i = 0; i < words.length && requests.length < REQUESTS_MAX; i++) {
    const verb = verbOf(words[i]!.text);
    if (verb === undefined) continue;
    const before = i > 0 && !isClauseStart(text, words[i - 1]!, words[i]!) ? words[i - 1]!.text : undefined;
    if (!isAsked(verb.form, before, nounVerbs.has(verb.base))) continue;
    const next = words[i + 1]?.text;
    if (verb.base === 'thank' && next === 'you') continue;
    const isToSelf = selfGivers.has(verb.base) && (next === 'me' || next === 'us');
    requests.push({
      verb: verb.base,
      actions: isToSelf
        ? [...new Set<ActionName>(['read', ...(verb.base === 'send' ? verb.actions : [])])]
        : verb.base === 'tell'
          ? // Whoever tells somebody else sends.
            [...verb.actions, 'send']
          : verb.actions,
      ...clauseAround(text, words[i]!),
      isForbidden: isNegated(words, i, text),
    });
  }
  return requests;
}

function isAsked(form: 'base' | 'ing' | 'past', before: string | undefined, isNounVerb: boolean): boolean {
  if (before === undefined) return form === 'base';
  if (form === 'ing') return ingLeads.has(before);
  if (form === 'past') return pastLeads.has(before);
  if (nounLeads.has(before)) return false;
  return isNounVerb ? leads.has(before) || before.endsWith('ly') || negations.has(before) : true;
}

function isClauseStart(text: string, before: Word, word: Word): boolean {
  const gap = text.slice(before.end, word.start);
  return gap.includes(',') || clauseEnd.test(gap) || gap.includes(' - ');
}

function isNegated(words: readonly Word[], at: number, text: string): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    if (isClauseStart(text, words[i]!, words[i + 1]!)) return false;
    if (negations.has(words[i]!.text)) return true;
  }
  return false;
}

const CLAUSE_MAX = 400;

/** From the verb to the end of its sentence, and back to where the sentence begins. A dot inside of a word ends nothing. */
function clauseAround(text: string, word: Word): { readonly start: number; readonly end: number } {
  let start = word.start;
  while (start > 0 && word.start - start < CLAUSE_MAX && !endsSentence(text, start - 1)) start--;
  let end = word.end;
  while (end < text.length && end - word.end < CLAUSE_MAX && !endsSentence(text, end)) end++;
  return { start, end };
}

function endsSentence(text: string, at: number): boolean {
  const character = text[at]!;
  if (character === '\n') return true;
  return (
    (character === '.' || character === '!' || character === '?') && !/[^\s"')\]]/.test(text[at + 1] ?? ' ')
  );
}
