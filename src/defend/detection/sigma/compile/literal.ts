import { fold } from '../match/fold.ts';
import { isShort, type Predicate } from './predicate.ts';
import { regexLiteral } from './regex-literal.ts';

/** A text that an index can look for on behalf of a predicate. `text` is folded. */
export interface Literal {
  readonly how: 'equals' | 'contains' | 'prefix' | 'suffix';
  readonly text: string;
  /** Finding it proves the predicate; otherwise the predicate still has to be tried. */
  readonly exact: boolean;
}

/** Texts of which one is in every value that the predicate holds for; undefined when no index can say. */
export function literalsOf(predicate: Predicate): readonly Literal[] | undefined {
  switch (predicate.op) {
    case 'equals':
    case 'contains':
    case 'prefix':
    case 'suffix': {
      const { op: how, cased } = predicate;
      return [{ how, text: cased ? fold(predicate.text) : predicate.text, exact: !cased }];
    }
    case 'set':
      return predicate.tests.map(({ op: how, text }) => ({ how, text, exact: true }));
    case 'glob': {
      const texts = predicate.pattern.filter((token) => typeof token === 'string');
      const longest = texts.reduce((best, each) => (each.length > best.length ? each : best), '');
      return longest === '' ? undefined : [{ how: 'contains', text: fold(longest), exact: false }];
    }
    case 'regex': {
      const text = regexLiteral(predicate.source, predicate.insensitive);
      return text === undefined ? undefined : [{ how: 'contains', text: fold(text), exact: false }];
    }
    default:
      return undefined;
  }
}

/** Whether the index of the field holds the predicate even when no rule waits for it: finding it is cheap and proves it. */
export function isIndexedAnyway(predicate: Predicate): boolean {
  if (predicate.op === 'set') return true;
  return 'text' in predicate && !predicate.cased && !isShort(predicate);
}
