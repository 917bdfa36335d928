import { has, parseCharacterSet } from './character-set.ts';
import { entropy } from './entropy.ts';
import type { FindContext, SpecialReader, SpecialRule } from './find-context.ts';
import { tokenEnd } from './token-units.ts';

const headSet = parseCharacterSet('\\w\\-');
const bodySet = parseCharacterSet('\\w/\\\\\\-');
const PART_MIN = 17;
const HEAD_MAX = 8192;
const BODY_MAX = 65_536;

/** `ey….ey…`: two parts that begin as the base64 of `{"` does (RFC 7519), the signature with them when there is one. */
export const jsonWebToken: SpecialRule = {
  kind: 'special',
  ids: ['jwt'],
  anchors: ['.ey'],
  open: ({ text, scan, report }: FindContext): SpecialReader => {
    let readTo = 0;
    return (dot) => {
      if (dot < readTo) return;
      if (text[dot + 1] !== 'e' || text[dot + 2] !== 'y') return;
      const start = headStart(text, dot);
      if (start < 0) return;
      let end = dot + 1;
      while (end - dot < BODY_MAX && has(bodySet, text, end)) end++;
      if (end - dot - 3 < PART_MIN || entropy(text, start, Math.min(end, start + 512)) < 3) return;
      readTo = tokenEnd(text, end, scan);
      report('jwt', start, readTo, 0.9);
    };
  },
};

/** Where the header begins that ends before `dot`, or -1. */
function headStart(text: string, dot: number): number {
  let run = dot;
  while (dot - run < HEAD_MAX && has(headSet, text, run - 1)) run--;
  for (let at = run; at <= dot - PART_MIN - 2; at++) {
    at = text.indexOf('ey', at);
    if (at < 0 || at > dot - PART_MIN - 2) return -1;
    const before = at === run ? 45 : text.charCodeAt(at - 1);
    if (before === 45) return at;
  }
  return -1;
}
