import type { FindContext, SpecialReader, SpecialRule } from './find-context.ts';
import { privateKeyEnd } from './private-key.ts';

export const PRIVATE_KEY = 'private-key';

/** PEM and PGP blocks of private keys. */
export const privateKeyRule: SpecialRule = {
  kind: 'special',
  ids: [PRIVATE_KEY],
  anchors: ['-----begin'],
  open: ({ text, report }: FindContext): SpecialReader => {
    let readTo = 0;
    return (at) => {
      if (at < readTo) return;
      const end = privateKeyEnd(text, at);
      if (end < 0) return;
      readTo = end;
      report(PRIVATE_KEY, at, end, 0.95);
    };
  },
};
