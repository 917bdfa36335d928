import { has, parseCharacterSet } from './character-set.ts';
import type { FindContext, SpecialReader, SpecialRule } from './find-context.ts';

const base64Set = parseCharacterSet('A-Za-z0-9+/=\\\\\\r\\n');
const BODY_MIN = 200;
const BODY_MAX = 65_536;
/** `SEQUENCE { INTEGER 3, SEQUENCE` in base64: how every PFX begins (RFC 7292, section 4), by its form of length. */
const heads = /MII.[A-P]?[A-Za-z0-9+/]{0,2}(?:IBAzC[AC])|MIACAQMwg/y;

/** A PKCS#12 file that was pasted or sent as base64. Files of that name are found by the path. */
export const pkcs12: SpecialRule = {
  kind: 'special',
  ids: ['pkcs12-file'],
  anchors: ['ibazc', 'miacaqmwg'],
  open: ({ text, report }: FindContext): SpecialReader => {
    let readTo = 0;
    return (anchor) => {
      if (anchor < readTo) return;
      const start = text.startsWith('MIACAQMwg', anchor) ? anchor : anchor - 6;
      heads.lastIndex = Math.max(0, start);
      if (start < 0 || !heads.test(text)) return;
      let end = start;
      while (end - start < BODY_MAX && has(base64Set, text, end)) end++;
      readTo = end;
      if (end - start >= BODY_MIN) report('pkcs12-file', start, end, 0.9);
    };
  },
};
