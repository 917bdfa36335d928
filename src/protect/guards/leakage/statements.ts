import { ideographicStems, isIdeographicWord, isNumber, stemOf } from './stems.ts';
import { WordReader } from './words.ts';

/** One statement of a protected text: what it is about. */
export interface Statement {
  readonly stems: readonly string[];
  /** Sum of the stems' weights. */
  readonly weight: number;
}

const STATEMENTS_MAX = 400;
const STEMS_MAX = 32;
const STEMS_MIN = 4;
const NUMBER_WEIGHT = 1.5;

/** Stems of a text in order, `null` where a statement ends. */
export function stemsOf(text: string): (string | null)[] {
  const stems: (string | null)[] = [];
  const reader = new WordReader(
    (word) => stems.push(...wordStems(word)),
    () => stems.push(null),
  );
  reader.push(text);
  reader.end();
  return stems;
}

export function wordStems(word: string): string[] {
  if (isIdeographicWord(word)) return ideographicStems(word);
  const stem = stemOf(word);
  return stem === undefined ? [] : [stem];
}

export function stemWeight(stem: string): number {
  return isNumber(stem) ? NUMBER_WEIGHT : 1;
}

/** The statements of a text: its sentences and lines, short ones joined to what follows. Bounded. */
export function statementsOf(stems: readonly (string | null)[]): Statement[] {
  const statements: Statement[] = [];
  let open = new Set<string>();
  const close = () => {
    if (open.size >= STEMS_MIN && statements.length < STATEMENTS_MAX) {
      const list = [...open];
      statements.push({ stems: list, weight: list.reduce((sum, stem) => sum + stemWeight(stem), 0) });
    }
    open = new Set();
  };
  for (const stem of stems) {
    if (stem === null ? open.size >= STEMS_MIN : open.size >= STEMS_MAX) close();
    if (stem !== null) open.add(stem);
  }
  close();
  return statements;
}
