import { type FeatureSource, markCandidates, textCaseOf } from './name-features.ts';
import type { NameLexicon } from './name-lexicon.ts';
import { shapes, tokenise } from './name-tokens.ts';

/** A text ready for the tagger: its tokens, what is known of each, and which are worth scoring. */
export interface PreparedNames {
  readonly source: FeatureSource;
  readonly candidates: Uint8Array;
}

/** Shared by training and use, so that both see the same. */
export function prepareNames(text: string, lexicon: NameLexicon): PreparedNames {
  const tokens = tokenise(text);
  const kinds = new Uint8Array(tokens.count);
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.shapes[index]! <= shapes.mixed) kinds[index] = lexicon.kindsOf(tokens.hashes[index]!);
  }
  const textCase = textCaseOf(tokens);
  return { source: { text, tokens, kinds, textCase }, candidates: markCandidates(tokens, kinds, textCase) };
}
