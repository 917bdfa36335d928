import type { Conversation, TextTurn } from './conversation.ts';
import { foldValue, indexOfWhole, squeezeValue } from './fold-value.ts';
import { commonWords } from './lexicon.ts';
import { negations, type Request, requestsOf } from './requests.ts';
import { verbOf } from './verb-table.ts';
import { stemOf, thingsOf, wordsOf } from './words.ts';

/** What the operator and the user wrote. */
export interface TrustedText {
  /** Every trusted text with its address; the operator's too. */
  readonly texts: readonly { readonly path: string; readonly text: string; readonly folded: string }[];
  /** All of it, squeezed. */
  readonly squeezed: string;
  /** What the user asked for; what the operator says the agent can do is no request. */
  readonly requests: readonly Request[];
  /** Stems of all that the user wrote, where the user ruled nothing out; empty otherwise. */
  readonly stems: ReadonlySet<string>;
  /** Things that the user named. */
  readonly things: ReadonlySet<string>;
  /** Words of the user's that single something out: names, quoted words, numbers. */
  readonly marks: readonly string[];
  /** The user's own words, folded. */
  readonly user: string;
}

const CHARS_MAX = 1024 * 1024;
const MARKS_MAX = 400;
const YES_CHARS_MAX = 60;
const yes =
  /^\s*(?:yes|yeah|yep|yup|ok|okay|sure|confirmed?|approved?|correct|please do|do it|go ahead|go for it|proceed|sounds good)\b/i;

export function readTrusted(conversation: Conversation): TrustedText {
  const turns = conversation.turns.filter((turn) => turn.kind === 'text');
  const user = userTexts(turns);
  const operator = turns.filter((turn) => turn.provenance === 'system' || turn.provenance === 'developer');
  const texts = bounded([...user, ...operator]).map(({ path, text }) => ({
    path,
    text,
    folded: foldValue(text),
  }));
  const words = bounded(user).flatMap((turn) => wordsOf(turn.text).map((word) => word.text));
  return {
    texts,
    squeezed: texts.map((entry) => squeezeValue(entry.text)).join(' '),
    requests: bounded(user).flatMap((turn) => requestsOf(turn.text)),
    stems: new Set(words.some((word) => negations.has(word)) ? [] : words.map(stemOf)),
    things: new Set(words.flatMap(thingsOf)),
    marks: marksOf(bounded(user).map((turn) => turn.text)),
    user: foldValue(
      bounded(user)
        .map((turn) => turn.text)
        .join('\n'),
    ),
  };
}

/** The user's texts; when the last is a plain yes, also what the model had asked, since the user read that and agreed. */
function userTexts(turns: readonly TextTurn[]): TextTurn[] {
  const user = turns.filter((turn) => turn.provenance === 'user');
  const last = user.at(-1);
  if (last === undefined || last.text.length > YES_CHARS_MAX || !yes.test(last.text)) return user;
  const asked = turns.slice(0, turns.indexOf(last)).findLast((turn) => turn.provenance === 'model');
  return asked === undefined ? user : [...user, asked];
}

/** The latest text counts most, so what is too much is left out from the front. */
function bounded(turns: readonly TextTurn[]): TextTurn[] {
  const kept: TextTurn[] = [];
  let chars = 0;
  for (const turn of turns.toReversed()) {
    chars += turn.text.length;
    if (chars > CHARS_MAX) break;
    kept.unshift(turn);
  }
  return kept;
}

function marksOf(texts: readonly string[]): readonly string[] {
  const marks = new Set<string>();
  for (const text of texts) {
    for (const match of text.matchAll(/(?<![\p{L}\p{N}])["'“‘`]([^"'“”‘’`\n]{2,80})["'”’`]/gu))
      marks.add(foldValue(match[1]!));
    for (const word of wordsOf(text)) {
      if (marks.size >= MARKS_MAX) break;
      const isName = /^\p{Lu}|\p{N}/u.test(text.slice(word.start, word.end));
      const isKnown = commonWords.has(word.text) || verbOf(word.text) !== undefined;
      const plain = word.text.endsWith("'s") ? word.text.slice(0, -2) : word.text;
      if (!isKnown && (isName ? plain.length >= 2 : plain.length >= 4)) marks.add(plain);
    }
  }
  return [...marks];
}

/** Whether a record holds something that the user singled out. */
export function isMarked(record: string, trusted: TrustedText): boolean {
  return trusted.marks.some((mark) => indexOfWhole(record, mark) >= 0);
}
