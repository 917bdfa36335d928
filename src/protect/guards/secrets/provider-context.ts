import { has, parseCharacterSet } from './character-set.ts';
import { entropy } from './entropy.ts';
import type { FindContext, SpecialReader, SpecialRule } from './find-context.ts';

const REACH = 400;
const hexSet = parseCharacterSet('a-fA-F0-9');
const innocentLead = /(?:commit|sha-?1?|rev(?:ision)?|hash|ref|blob|tree|#|@|\/)[\s"'`:=]*$/i;

/** A bare token of Sourcegraph has the form of a commit's hash: it counts near the provider's name alone. */
export const sourcegraphToken: SpecialRule = {
  kind: 'special',
  ids: ['sourcegraph-access-token'],
  anchors: ['sourcegraph', 'sgp_'],
  open: ({ text, report }: FindContext): SpecialReader => {
    let readTo = 0;
    return (at) => {
      const end = Math.min(text.length, at + REACH);
      let from = Math.max(readTo, at - REACH, 0);
      readTo = end;
      while (from < end) {
        if (!has(hexSet, text, from)) {
          from++;
          continue;
        }
        let stop = from;
        while (has(hexSet, text, stop)) stop++;
        if (stop - from === 40 && isToken(text, from, stop))
          report('sourcegraph-access-token', from, stop, 0.7);
        from = stop;
      }
      readTo = Math.max(readTo, from);
    };
  },
};

function isToken(text: string, start: number, end: number): boolean {
  if (/\w/.test(text[start - 1] ?? ' ') || /[\w-]/.test(text[end] ?? ' ')) return false;
  return (
    entropy(text.slice(start, end)) >= 3 && !innocentLead.test(text.slice(Math.max(0, start - 24), start))
  );
}

const facebookValue = /[|%]([0-9a-z_-]{27,40})(?![0-9A-Za-z_-])/iy;
const plainHash = /^(?:[a-f0-9]{32}|[a-f0-9]{40}|[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12})$/i;
const WORD_REACH = 500;

/** An app's token of Facebook: the number of the app, a bar, the secret. */
export const facebookToken: SpecialRule = {
  kind: 'special',
  ids: ['facebook-access-token'],
  anchors: ['|', '%'],
  open: ({ text, report }: FindContext): SpecialReader => {
    return (at) => {
      const digits = digitsBefore(text, at);
      if (digits !== 15 && digits !== 16) return;
      facebookValue.lastIndex = at;
      const match = facebookValue.exec(text);
      if (match === null || entropy(match[1]!) < 3) return;
      const around = text.slice(Math.max(0, at - WORD_REACH), at + WORD_REACH);
      // A log may have numbers and hashes between bars; there the provider's name has to be near.
      if (plainHash.test(match[1]!) && !/facebook|fb_|fbapp/i.test(around)) return;
      report('facebook-access-token', at - digits, at + match[0].length, 0.9);
    };
  },
};

function digitsBefore(text: string, at: number): number {
  let count = 0;
  while (count <= 16) {
    const code = text.charCodeAt(at - 1 - count);
    if (!(code >= 48 && code <= 57)) break;
    count++;
  }
  return /\w/.test(text[at - 1 - count] ?? ' ') ? 0 : count;
}
